package com.acme.fx;

import java.math.BigDecimal;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

@Component
public class RateClient {
    private final RestClient http;

    RateClient(RestClient http) {
        this.http = http;
    }

    @Retryable(retryFor = ResourceAccessException.class, maxAttempts = 4, backoff = @Backoff(delay = 300, multiplier = 2))
    public BigDecimal rate(String pair) {
        return http.get().uri("/rates/{pair}", pair).retrieve().body(BigDecimal.class);
    }
}
