package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {
    private final Map<String, Integer> pieces = new HashMap<>(Map.of("tea", 5, "milk", 1));
    private final Stock stock = new Stock(pieces);

    @Test
    void givesWhatIsLeft() {
        assertEquals(3, stock.reserve("tea", 2));
        assertEquals(3, pieces.get("tea"));
    }

    @Test
    void refusesWhatIsSoldOut() {
        assertThrows(SoldOutException.class, () -> stock.reserve("milk", 2));
        assertEquals(1, pieces.get("milk"));
    }

    @Test
    void sharesAPart() {
        assertEquals(0.833, stock.share("tea"), 0.001);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -100})
    void refusesOddCounts(int count) {
        assertThrows(IllegalArgumentException.class, () -> stock.reserve("tea", count));
    }
}
