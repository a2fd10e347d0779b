package shop.orchard.catalog

import org.slf4j.LoggerFactory
import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Service
import shop.orchard.supplier.SupplierFeed

@Service
class CatalogSyncService(
    private val feed: SupplierFeed,
    private val products: ProductRepository,
    private val properties: CatalogProperties,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    @Scheduled(cron = "0 15 4 * * *")
    fun sync() {
        val offered = feed.fetchAll().associateBy { it.sku }
        val listed = products.findAllListedSkus()
        val missing = listed.filterNot { it in offered }

        val share = missing.size.toDouble() / listed.size.coerceAtLeast(1)
        if (share > properties.maxDelistShare) {
            throw IllegalStateException(
                "feed lacks ${missing.size} of ${listed.size} products, leaving the catalogue as it is",
            )
        }

        offered.values.forEach { products.upsert(it.toProduct()) }
        missing.forEach { products.deleteBySku(it) }
        log.info("catalogue synced: {} offered, {} delisted", offered.size, missing.size)
    }
}
