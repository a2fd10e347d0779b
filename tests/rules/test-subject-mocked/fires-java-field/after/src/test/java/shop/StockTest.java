package shop;

class StockTest {
    @Mock
    private Stock stock;

    @Test
    void givesWhatIsLeft() {
        assertEquals(3, stock.reserve("tea", 2));
    }
}
