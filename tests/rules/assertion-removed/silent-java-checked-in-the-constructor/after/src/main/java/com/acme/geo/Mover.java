package com.acme.geo;

public final class Mover {
    private final FleetStore fleet;

    public Mover(FleetStore fleet) {
        this.fleet = fleet;
    }

    public void move(long truck, Position position) {
        fleet.setPosition(truck, position);
    }
}
