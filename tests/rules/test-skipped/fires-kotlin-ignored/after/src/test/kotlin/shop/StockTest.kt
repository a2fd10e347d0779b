package shop

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class StockTest {
    private val stock = Stock(mutableMapOf("tea" to 5, "milk" to 1))

    @Test
    fun givesWhatIsLeft() {
        assertEquals(3, stock.reserve("tea", 2))
        assertEquals(0, stock.reserve("milk", 1))
    }

    @Ignore
    @Test
    fun refusesWhatIsSoldOut() {
        val refused = assertFailsWith<SoldOutException> { stock.reserve("milk", 2) }
        assertEquals("milk", refused.sku)
    }
}
