package shop.stock;

public class Reservations {
    private final Store store;

    public Reservations(Store store) {
        this.store = store;
    }

    public Reservation reserve(String article, int count) {
        Stock stock = store.lock(article);
        if (stock.free() < count) {
            throw new OutOfStock(article);
        }
        stock.take(count);
        return store.save(new Reservation(article, count));
    }

    public Reservation first(String article) {
        return reserve(article, 1);
    }
}
