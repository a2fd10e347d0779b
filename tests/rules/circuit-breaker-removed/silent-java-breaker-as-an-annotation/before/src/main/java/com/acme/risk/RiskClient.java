package com.acme.risk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class RiskClient {
    private final RestClient http;
    private final CircuitBreaker breaker;

    RiskClient(RestClient http, CircuitBreaker breaker) {
        this.http = http;
        this.breaker = breaker;
    }

    public Score score(String customer) {
        return breaker.executeSupplier(() -> http.get().uri("/scores/{c}", customer).retrieve().body(Score.class));
    }
}
