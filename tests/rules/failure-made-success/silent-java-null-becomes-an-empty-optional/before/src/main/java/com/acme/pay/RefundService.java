package com.acme.pay;

public final class RefundService {
    private final RefundStore refunds;

    RefundService(RefundStore refunds) {
        this.refunds = refunds;
    }

    public Refund find(String reference) {
        if (!refunds.contains(reference)) {
            return null;
        }
        return refunds.get(reference);
    }
}
