package com.acme.geo;

import java.util.Objects;

public record Position(Double latitude, Double longitude) {
    public Position {
        Objects.requireNonNull(latitude);
        Objects.requireNonNull(longitude);
    }
}
