package shop;

public class Cart {
    public int total() {
        return rows.stream().mapToInt(Row::amount).sum();
    }
}
