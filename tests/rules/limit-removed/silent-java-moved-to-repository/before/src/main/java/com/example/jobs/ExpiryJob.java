package com.example.jobs;

import java.time.Instant;
import org.springframework.data.domain.PageRequest;

public class ExpiryJob {

    private final VoucherRepository vouchers;

    public ExpiryJob(VoucherRepository vouchers) {
        this.vouchers = vouchers;
    }

    public void run() {
        for (Voucher voucher : vouchers.findByExpiresAtBefore(Instant.now(), PageRequest.ofSize(250))) {
            voucher.expire();
            vouchers.save(voucher);
        }
    }
}
