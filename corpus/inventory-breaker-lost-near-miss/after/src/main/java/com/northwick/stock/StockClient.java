package com.northwick.stock;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

@Component
public class StockClient {
    private final RestClient http;
    private final CircuitBreaker breaker;

    public StockClient(RestClient.Builder builder, CircuitBreaker inventoryBreaker) {
        this.http = builder.baseUrl("http://inventory").build();
        this.breaker = inventoryBreaker;
    }

    public List<StockLevel> levels(String warehouse) {
        return breaker.executeSupplier(() -> http.get()
                .uri("/levels/{w}", warehouse)
                .retrieve()
                .body(new ParameterizedTypeReference<List<StockLevel>>() {}));
    }
}
