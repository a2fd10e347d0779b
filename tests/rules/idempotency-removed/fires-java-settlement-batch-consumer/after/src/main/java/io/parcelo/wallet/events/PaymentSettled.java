package io.parcelo.wallet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Published by the payment service with at-least-once delivery. */
public record PaymentSettled(
        @JsonProperty("event_id") UUID eventId,
        @JsonProperty("wallet_id") long walletId,
        @JsonProperty("amount") BigDecimal amount,
        @JsonProperty("payment_reference") String paymentReference,
        @JsonProperty("occurred_at") Instant occurredAt) {

    public PaymentSettled {
        Objects.requireNonNull(eventId, "event_id");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(paymentReference, "payment_reference");
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("amount must be positive");
        }
    }
}
