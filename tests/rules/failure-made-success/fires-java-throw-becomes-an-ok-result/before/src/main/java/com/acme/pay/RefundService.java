package com.acme.pay;

public final class RefundService {
    private final Gateway gateway;
    private final RefundStore refunds;

    RefundService(Gateway gateway, RefundStore refunds) {
        this.gateway = gateway;
        this.refunds = refunds;
    }

    public Outcome refund(Payment payment) {
        GatewayReply reply = gateway.refund(payment.reference(), payment.cents());
        if (!reply.accepted()) {
            throw new RefundRejected(payment.reference(), reply.code());
        }
        refunds.store(payment.reference(), reply.id());
        return Outcome.ok(payment.reference());
    }
}
