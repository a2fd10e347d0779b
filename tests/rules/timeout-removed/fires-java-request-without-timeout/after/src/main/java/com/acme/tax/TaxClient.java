package com.acme.tax;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public final class TaxClient {
    private final HttpClient http = HttpClient.newHttpClient();

    public String rate(String country) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://tax.example/rates/" + country))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
