package shop.orchard.pricing

import java.math.BigDecimal

class Discounts(private val prices: PriceBook) {

    /** The prices of a category as they would be after the discount, by SKU. */
    fun preview(category: String, discount: Percentage): Map<String, BigDecimal> =
        prices.inCategory(category).associate { it.sku to discount.off(it.amount) }

    /** Lowers all prices of a category and returns how many there are. */
    fun applyToCategory(category: String, discount: Percentage): Int =
        prices.inCategory(category)
            .onEach { lower(it, discount) }
            .size

    /** Lowers the price of a single product. */
    fun applyToProduct(sku: String, discount: Percentage) {
        lower(prices.of(sku), discount)
    }

    private fun lower(price: Price, discount: Percentage) {
        prices.change(price.sku, discount.off(price.amount))
    }
}
