package com.example.hooks;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class WebhookController {

    private final DeliveryRepository deliveries;
    private final Subscriptions subscriptions;

    public WebhookController(DeliveryRepository deliveries, Subscriptions subscriptions) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
    }

    @PostMapping("/hooks/subscriptions")
    public ResponseEntity<Void> receive(@RequestBody Delivery delivery) {
        subscriptions.extend(delivery.customer(), delivery.months());
        deliveries.save(delivery);
        return ResponseEntity.accepted().build();
    }
}
