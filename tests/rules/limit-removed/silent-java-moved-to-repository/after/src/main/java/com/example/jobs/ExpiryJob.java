package com.example.jobs;

import java.time.Instant;

public class ExpiryJob {

    private final VoucherRepository vouchers;

    public ExpiryJob(VoucherRepository vouchers) {
        this.vouchers = vouchers;
    }

    public void run() {
        for (Voucher voucher : vouchers.findTop250ByExpiresAtBefore(Instant.now())) {
            voucher.expire();
            vouchers.save(voucher);
        }
    }
}
