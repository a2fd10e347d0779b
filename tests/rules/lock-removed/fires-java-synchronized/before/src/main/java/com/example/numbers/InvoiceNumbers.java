package com.example.numbers;

public class InvoiceNumbers {

    private final NumberStore store;

    public InvoiceNumbers(NumberStore store) {
        this.store = store;
    }

    public synchronized String next(int year) {
        long last = store.last(year);
        store.setLast(year, last + 1);
        return "%d-%06d".formatted(year, last + 1);
    }
}
