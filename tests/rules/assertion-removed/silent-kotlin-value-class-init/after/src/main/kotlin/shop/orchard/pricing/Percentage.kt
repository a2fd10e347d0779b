package shop.orchard.pricing

import java.math.BigDecimal
import java.math.RoundingMode

private val HUNDRED = BigDecimal(100)

/** A discount in whole percent, as marketing is allowed to give it. */
@JvmInline
value class Percentage(val value: Int) {

    init {
        require(value in ALLOWED) { "discount of $value % is not allowed" }
    }

    fun off(amount: BigDecimal): BigDecimal =
        amount.multiply(HUNDRED - BigDecimal(value))
            .divide(HUNDRED, 2, RoundingMode.HALF_UP)

    override fun toString() = "$value %"

    companion object {
        val ALLOWED = 1..70
    }
}
