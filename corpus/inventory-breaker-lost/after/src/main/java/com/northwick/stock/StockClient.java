package com.northwick.stock;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

@Component
public class StockClient {
    private final RestClient http;

    public StockClient(RestClient.Builder builder) {
        this.http = builder.baseUrl("http://inventory").build();
    }

    public List<StockLevel> levels(String warehouse) {
        return http.get()
                .uri("/levels/{w}", warehouse)
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
    }
}
