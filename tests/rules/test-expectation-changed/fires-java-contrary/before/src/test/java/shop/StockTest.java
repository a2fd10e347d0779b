package shop;

class StockTest {
    @Test
    void isClosedOnSundays() {
        assertFalse(new Stock().isOpen("sunday"));
    }
}
