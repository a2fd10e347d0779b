package com.acme.geo;

public final class Tracker {
    private final Mover mover;

    public Tracker(Mover mover) {
        this.mover = mover;
    }

    public void onSignal(Signal signal) {
        mover.move(signal.truck(), new Position(signal.latitude(), signal.longitude()));
    }
}
