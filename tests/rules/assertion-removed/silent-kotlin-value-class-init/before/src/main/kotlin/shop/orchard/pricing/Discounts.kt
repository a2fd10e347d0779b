package shop.orchard.pricing

import java.math.BigDecimal
import java.math.RoundingMode

class Discounts(private val prices: PriceBook) {

    fun applyToCategory(category: String, percent: Int): Int {
        require(percent in 1..70) { "discount of $percent % is not allowed" }

        val affected = prices.inCategory(category)
        affected.forEach { price ->
            val factor = BigDecimal(100 - percent).divide(BigDecimal(100))
            prices.change(price.sku, price.amount.multiply(factor).setScale(2, RoundingMode.HALF_UP))
        }
        return affected.size
    }

    fun applyToProduct(sku: String, percent: Int) {
        require(percent in 1..70) { "discount of $percent % is not allowed" }

        val price = prices.of(sku)
        val factor = BigDecimal(100 - percent).divide(BigDecimal(100))
        prices.change(sku, price.amount.multiply(factor).setScale(2, RoundingMode.HALF_UP))
    }
}
