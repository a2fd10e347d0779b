package com.northwick.stock;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class StockClient {
    private final RestTemplate http;

    public StockClient(RestTemplate http) {
        this.http = http;
    }

    @CircuitBreaker(name = "inventory", fallbackMethod = "unknown")
    public List<StockLevel> levels(String warehouse) {
        StockLevel[] found = http.getForObject("http://inventory/levels/{w}", StockLevel[].class, warehouse);
        return List.of(found);
    }

    List<StockLevel> unknown(String warehouse, Throwable cause) {
        return List.of();
    }
}
