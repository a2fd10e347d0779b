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
        val count = discounts.applyToCategory(name, percent)
        return "$count prices changed"
    }

    @ShellMethod(key = ["discount product"], value = "Lowers the price of a product")
    fun product(
        @ShellOption sku: String,
        @ShellOption percent: Int,
    ): String {
        discounts.applyToProduct(sku, percent)
        return "price of $sku changed"
    }
}
