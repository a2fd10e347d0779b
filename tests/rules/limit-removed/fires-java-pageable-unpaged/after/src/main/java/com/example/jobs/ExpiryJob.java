package com.example.jobs;

import java.time.Instant;
import org.springframework.data.domain.Pageable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class ExpiryJob {

    private final VoucherRepository vouchers;

    public ExpiryJob(VoucherRepository vouchers) {
        this.vouchers = vouchers;
    }

    @Scheduled(fixedDelay = 60_000)
    public void run() {
        for (Voucher voucher : vouchers.expiredBy(Instant.now(), Pageable.unpaged())) {
            voucher.expire();
            vouchers.save(voucher);
        }
    }
}
