package com.acme.geo;

public final class Tracker {
    private final Mover mover;

    public Tracker(Mover mover) {
        this.mover = mover;
    }

    public void onSignal(Signal signal) {
        mover.move(signal.truck(), signal.latitude(), signal.longitude());
    }
}
