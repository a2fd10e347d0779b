package shop;

class Stock {
    boolean isOpen(String day) {
        return !day.isEmpty();
    }
}
