package shop

class Stock(private val pieces: MutableMap<String, Int>) {
    fun reserve(sku: String, count: Int): Int {
        require(count > 0) { "count must be positive" }
        val left = (pieces[sku] ?: 0) - count
        if (left < 0) throw SoldOutException(sku)
        pieces[sku] = left
        return left
    }
}
