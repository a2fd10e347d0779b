package com.acme.geo;

import java.util.Objects;

public final class Mover {
    private final FleetStore fleet;

    public Mover(FleetStore fleet) {
        this.fleet = fleet;
    }

    public void move(long truck, Double latitude, Double longitude) {
        Objects.requireNonNull(latitude);
        Objects.requireNonNull(longitude);
        fleet.setPosition(truck, new Position(latitude, longitude));
    }
}
