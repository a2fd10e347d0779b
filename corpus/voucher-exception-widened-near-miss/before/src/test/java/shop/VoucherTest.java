package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class VoucherTest {
    @Test
    void refusesAShortCode() {
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, () -> new Voucher("abc"));
        assertEquals("a voucher has eight characters", refused.getMessage());
    }

    @Test
    void refusesNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Voucher(null));
    }
}
