package com.acme.orders.refund;

import com.acme.orders.Order;
import com.acme.orders.OrderRepository;
import com.acme.payments.PaymentGateway;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class RefundService {

    private final OrderRepository orders;
    private final RefundPolicy policy;
    private final PaymentGateway gateway;

    public RefundService(OrderRepository orders, RefundPolicy policy, PaymentGateway gateway) {
        this.orders = orders;
        this.policy = policy;
        this.gateway = gateway;
    }

    @Transactional
    public BigDecimal refund(long orderId) {
        Order order = orders.getForUpdate(orderId);
        if (!policy.isRefundable(order)) {
            throw new RefundNotAllowedException(orderId);
        }
        BigDecimal amount = policy.refundableAmount(order);
        gateway.refund(order.getPaymentReference(), amount);
        order.addRefund(amount);
        return amount;
    }
}
