package com.acme.geo;

public record Position(Double latitude, Double longitude) {
}
