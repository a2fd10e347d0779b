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
        if (deliveries.existsByEventId(delivery.eventId())) {
            return ResponseEntity.ok().build();
        }
        subscriptions.extend(delivery.customer(), delivery.months());
        deliveries.save(delivery);
        return ResponseEntity.ok().build();
    }
}
