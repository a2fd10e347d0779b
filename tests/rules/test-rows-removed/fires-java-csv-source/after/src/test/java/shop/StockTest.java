package shop;

class StockTest {
    @ParameterizedTest
    @CsvSource({
        "tea, 2, 3",
        "milk, 1, 0",
    })
    void givesWhatIsLeft(String sku, int count, int left) {
        assertEquals(left, stock().reserve(sku, count));
    }
}
