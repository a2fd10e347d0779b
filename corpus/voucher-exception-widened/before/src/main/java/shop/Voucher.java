package shop;

public final class Voucher {
    private final String code;

    public Voucher(String code) {
        if (code == null || code.length() != 8) {
            throw new IllegalArgumentException("a voucher has eight characters");
        }
        this.code = code;
    }
}
