
class CartTest : FunSpec({
    test("sums up") {
        val cart = Cart()
        cart.add(3)
        cart.total() shouldBe 3
    }
    test("is empty") {
        Cart().total() shouldBe 0
    }
})
