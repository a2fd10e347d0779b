package com.acme.seats;

import java.util.HashSet;
import java.util.Set;

public final class Reservation {
    private final Set<Integer> seats = new HashSet<>();
    private boolean closed;

    public void add(int seat) {
        seats.add(seat);
    }

    public void close() {
        closed = true;
    }
}
