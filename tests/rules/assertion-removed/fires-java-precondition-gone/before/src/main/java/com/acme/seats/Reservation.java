package com.acme.seats;

import com.google.common.base.Preconditions;
import java.util.HashSet;
import java.util.Set;

public final class Reservation {
    private final Set<Integer> seats = new HashSet<>();
    private boolean closed;

    public void add(int seat) {
        Preconditions.checkState(!closed, "reservation is closed");
        Preconditions.checkArgument(seat > 0, "seat %s", seat);
        seats.add(seat);
    }

    public void close() {
        closed = true;
    }
}
