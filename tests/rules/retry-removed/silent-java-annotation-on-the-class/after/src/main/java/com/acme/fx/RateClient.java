package com.acme.fx;

import java.math.BigDecimal;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
@Retryable(maxAttempts = 4)
public class RateClient {
    private final RestClient http;

    RateClient(RestClient http) {
        this.http = http;
    }

    public BigDecimal rate(String pair) {
        return http.get().uri("/rates/{pair}", pair).retrieve().body(BigDecimal.class);
    }
}
