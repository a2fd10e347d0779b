package shop;

import java.util.Map;

public class Stock {
    private final Map<String, Integer> pieces;

    public Stock(Map<String, Integer> pieces) {
        this.pieces = pieces;
    }

    public int reserve(String sku, int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("count must be positive");
        }
        int left = pieces.getOrDefault(sku, 0) - count;
        if (left < 0) {
            throw new SoldOutException(sku);
        }
        pieces.put(sku, left);
        return left;
    }

    public double share(String sku) {
        return pieces.get(sku) / (double) pieces.values().stream().mapToInt(Integer::intValue).sum();
    }
}
