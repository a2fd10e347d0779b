package shop;

import org.junit.jupiter.api.Test;

class StockTest {
    @Test
    void refusesWhatIsSoldOut() {
        assertThrows(SoldOutException.class, () -> new Stock(Map.of("milk", 1)).reserve("milk", 2));
    }
}
