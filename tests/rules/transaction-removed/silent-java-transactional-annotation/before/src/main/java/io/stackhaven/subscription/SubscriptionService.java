package io.stackhaven.subscription;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.UUID;

@Service
public class SubscriptionService {

    private final SubscriptionRepository subscriptions;
    private final InvoiceRepository invoices;
    private final SeatRepository seats;
    private final TransactionTemplate tx;

    public SubscriptionService(SubscriptionRepository subscriptions,
                               InvoiceRepository invoices,
                               SeatRepository seats,
                               TransactionTemplate tx) {
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.seats = seats;
        this.tx = tx;
    }

    public Subscription changePlan(UUID id, Plan plan) {
        return tx.execute(status -> {
            Subscription subscription = subscriptions.findById(id)
                    .orElseThrow(() -> new SubscriptionNotFound(id));
            subscription.setPlan(plan);
            subscriptions.save(subscription);
            invoices.save(Invoice.proRata(subscription, LocalDate.now()));
            seats.deleteSurplus(id, plan.seats());
            return subscription;
        });
    }
}
