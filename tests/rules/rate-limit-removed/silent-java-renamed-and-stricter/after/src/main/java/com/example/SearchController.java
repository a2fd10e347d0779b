package com.example;

import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {

    private final SearchIndex index;

    public SearchController(SearchIndex index) {
        this.index = index;
    }

    @RateLimiter(name = "public-search", fallbackMethod = "later")
    @GetMapping("/search")
    public List<Hit> search(String q) {
        return index.find(q);
    }

    List<Hit> later(String q, Exception reason) {
        throw new TooManyRequests(reason);
    }
}
