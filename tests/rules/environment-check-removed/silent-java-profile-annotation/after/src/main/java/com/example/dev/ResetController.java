package com.example.dev;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@Profile("!prod")
@RestController
public class ResetController {

    private final OrderRepository orders;

    public ResetController(OrderRepository orders) {
        this.orders = orders;
    }

    @PostMapping("/dev/reset")
    public void reset() {
        orders.deleteAllInBatch();
    }
}
