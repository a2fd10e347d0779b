package com.example.numbers;

import java.util.concurrent.locks.ReentrantLock;

public class InvoiceNumbers {

    private final NumberStore store;
    private final ReentrantLock turn = new ReentrantLock();

    public InvoiceNumbers(NumberStore store) {
        this.store = store;
    }

    public String next(int year) {
        turn.lock();
        try {
            long last = store.last(year);
            store.setLast(year, last + 1);
            return "%d-%06d".formatted(year, last + 1);
        } finally {
            turn.unlock();
        }
    }
}
