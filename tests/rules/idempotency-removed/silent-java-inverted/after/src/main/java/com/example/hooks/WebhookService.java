package com.example.hooks;

public class WebhookService {

    private final DeliveryRepository deliveries;
    private final Subscriptions subscriptions;

    public WebhookService(DeliveryRepository deliveries, Subscriptions subscriptions) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
    }

    public void receive(Delivery delivery) {
        boolean known = deliveries.existsByEventId(delivery.eventId());
        if (!known) {
            subscriptions.extend(delivery.customer(), delivery.months());
            deliveries.save(delivery);
        }
    }
}
