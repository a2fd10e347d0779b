package shop.orchard.pricing

import org.springframework.shell.standard.ShellComponent
import org.springframework.shell.standard.ShellMethod
import org.springframework.shell.standard.ShellOption

@ShellComponent
class DiscountCommands(private val discounts: Discounts) {

    @ShellMethod(key = ["discount category"], value = "Lowers the prices of a category")
    fun category(
        @ShellOption name: String,
        @ShellOption percent: Int,
    ): String {
        val discount = Percentage(percent)
        val count = discounts.applyToCategory(name, discount)
        return "$count prices lowered by $discount"
    }

    @ShellMethod(key = ["discount product"], value = "Lowers the price of a product")
    fun product(
        @ShellOption sku: String,
        @ShellOption percent: Int,
    ): String {
        val discount = Percentage(percent)
        discounts.applyToProduct(sku, discount)
        return "price of $sku lowered by $discount"
    }
}
