package com.acme.pay;

import java.util.Optional;

public final class RefundService {
    private final RefundStore refunds;

    RefundService(RefundStore refunds) {
        this.refunds = refunds;
    }

    public Optional<Refund> find(String reference) {
        if (!refunds.contains(reference)) {
            return Optional.empty();
        }
        return Optional.of(refunds.get(reference));
    }
}
