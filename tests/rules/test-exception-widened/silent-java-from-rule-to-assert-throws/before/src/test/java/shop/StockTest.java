package shop;

import org.junit.Test;

public class StockTest {
    @Test(expected = SoldOutException.class)
    public void refusesWhatIsSoldOut() {
        new Stock(Map.of("milk", 1)).reserve("milk", 2);
    }
}
