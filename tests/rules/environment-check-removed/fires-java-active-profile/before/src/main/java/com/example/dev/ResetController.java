package com.example.dev;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ResetController {

    private final OrderRepository orders;
    private final Environment environment;

    public ResetController(OrderRepository orders, Environment environment) {
        this.orders = orders;
        this.environment = environment;
    }

    @PostMapping("/dev/reset")
    public void reset() {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new IllegalStateException("no reset in production");
        }
        orders.deleteAllInBatch();
    }
}
