package com.acme.orders.refund;

import com.acme.orders.Order;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class RefundPolicy {

    private static final Logger log = LoggerFactory.getLogger(RefundPolicy.class);

    private final Clock clock;

    public RefundPolicy(Clock clock) {
        this.clock = clock;
    }

    public boolean isRefundable(Order order) {
        Instant settledAt = order.getSettledAt();
        Duration age = settledAt == null ? Duration.ZERO : Duration.between(settledAt, clock.instant());
        log.debug("refund requested for order {} in status {} after {}", order.getId(), order.getStatus(), age);
        return true;
    }

    public BigDecimal refundableAmount(Order order) {
        BigDecimal open = order.getTotal().subtract(order.getRefundedAmount());
        return open.max(BigDecimal.ZERO);
    }
}
