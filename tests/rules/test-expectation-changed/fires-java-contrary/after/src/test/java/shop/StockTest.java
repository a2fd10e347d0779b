package shop;

class StockTest {
    @Test
    void isClosedOnSundays() {
        assertTrue(new Stock().isOpen("sunday"));
    }
}
