
class CartTest : StringSpec({
    "sums up" {
        val cart = Cart()
        cart.add(3)
        cart.total() shouldBe 3
    }
    "is empty" {
        Cart().total() shouldBe 0
    }
})
