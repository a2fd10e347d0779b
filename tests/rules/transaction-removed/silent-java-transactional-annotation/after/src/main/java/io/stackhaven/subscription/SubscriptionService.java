package io.stackhaven.subscription;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

@Service
@RequiredArgsConstructor
public class SubscriptionService {

    private final SubscriptionRepository subscriptions;
    private final InvoiceRepository invoices;
    private final SeatRepository seats;
    private final Clock clock;

    @Transactional
    public Subscription changePlan(UUID id, Plan plan) {
        var subscription = subscriptions.findById(id)
                .orElseThrow(() -> new SubscriptionNotFound(id));

        subscription.setPlan(plan);
        subscriptions.save(subscription);
        invoices.save(Invoice.proRata(subscription, LocalDate.now(clock)));
        seats.deleteSurplus(id, plan.seats());

        return subscription;
    }
}
