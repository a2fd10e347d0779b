package shop.orchard.catalog

import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.slf4j.LoggerFactory
import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Service
import shop.orchard.supplier.SupplierFeed
import shop.orchard.supplier.SupplierItem

@Service
class CatalogSyncService(
    private val feed: SupplierFeed,
    private val products: ProductRepository,
    private val properties: CatalogProperties,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    @Scheduled(cron = "0 15 4 * * *")
    fun sync() = runBlocking { runSync() }

    internal suspend fun runSync() {
        val offered = feed.fetchAll().associateBy(SupplierItem::sku)
        val missing = products.findAllListedSkus().filterNot(offered::containsKey)

        coroutineScope {
            launch {
                offered.values.chunked(properties.chunkSize).forEach { chunk ->
                    products.upsertAll(chunk.map(SupplierItem::toProduct))
                }
            }
            launch {
                missing.chunked(properties.chunkSize).forEach { skus -> products.deleteAllBySkuIn(skus) }
            }
        }
        log.info("catalogue synced: {} offered, {} delisted", offered.size, missing.size)
    }
}
