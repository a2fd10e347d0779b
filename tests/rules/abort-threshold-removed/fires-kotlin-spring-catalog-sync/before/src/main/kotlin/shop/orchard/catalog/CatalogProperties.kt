package shop.orchard.catalog

import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.context.properties.bind.DefaultValue
import java.time.Duration

/** Settings of the catalogue and its nightly synchronisation. */
@ConfigurationProperties("orchard.catalog")
data class CatalogProperties(
    /** Currency the supplier prices are converted to. */
    @DefaultValue("EUR")
    val currency: String,

    /** How long fetched prices are shown before they count as stale. */
    @DefaultValue("36h")
    val priceTtl: Duration,

    /** Share of the listed products one sync may take off the shop. */
    @DefaultValue("0.1")
    val maxDelistShare: Double,
) {
    init {
        require(currency.length == 3) { "currency must be an ISO code" }
    }
}
