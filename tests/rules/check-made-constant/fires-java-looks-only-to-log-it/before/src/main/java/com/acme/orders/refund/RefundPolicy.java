package com.acme.orders.refund;

import com.acme.orders.Order;
import com.acme.orders.OrderStatus;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
public class RefundPolicy {

    private static final Duration WINDOW = Duration.ofDays(30);

    private final Clock clock;

    public RefundPolicy(Clock clock) {
        this.clock = clock;
    }

    public boolean isRefundable(Order order) {
        if (order.getStatus() != OrderStatus.SETTLED) {
            return false;
        }
        Instant deadline = order.getSettledAt().plus(WINDOW);
        if (clock.instant().isAfter(deadline)) {
            return false;
        }
        return order.getRefundedAmount().compareTo(order.getTotal()) < 0;
    }

    public BigDecimal refundableAmount(Order order) {
        return order.getTotal().subtract(order.getRefundedAmount());
    }
}
