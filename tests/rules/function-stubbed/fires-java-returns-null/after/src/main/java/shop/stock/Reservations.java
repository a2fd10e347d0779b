package shop.stock;

public class Reservations {
    private final Store store;

    public Reservations(Store store) {
        this.store = store;
    }

    public Reservation reserve(String article, int count) {
        return null;
    }

    public Reservation first(String article) {
        return reserve(article, 1);
    }
}
