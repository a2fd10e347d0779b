package com.acme.risk;

import org.springframework.web.client.RestClient;

public final class RiskClient {
    private final RestClient http;

    RiskClient(RestClient http) {
        this.http = http;
    }

    public Score score(String customer) {
        return ask(customer);
    }

    private Score ask(String customer) {
        return http.get().uri("/scores/{c}", customer).retrieve().body(Score.class);
    }
}
