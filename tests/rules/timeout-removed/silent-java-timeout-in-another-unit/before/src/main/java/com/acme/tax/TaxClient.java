package com.acme.tax;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

public final class TaxClient {
    HttpRequest request(String country) {
        return HttpRequest.newBuilder(URI.create("https://tax.example/rates/" + country))
                .timeout(Duration.ofSeconds(5))
                .build();
    }
}
