package com.acme.risk;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class RiskClient {
    private final RestClient http;

    RiskClient(RestClient http) {
        this.http = http;
    }

    @CircuitBreaker(name = "risk")
    public Score score(String customer) {
        return http.get().uri("/scores/{c}", customer).retrieve().body(Score.class);
    }
}
