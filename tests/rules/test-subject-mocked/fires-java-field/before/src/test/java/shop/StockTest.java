package shop;

class StockTest {
    private Stock stock = new Stock(Map.of("tea", 5));

    @Test
    void givesWhatIsLeft() {
        assertEquals(3, stock.reserve("tea", 2));
    }
}
