package com.acme.ledger;

import org.springframework.scheduling.annotation.Scheduled;

public class LedgerRewriteJob {
    private final LedgerStore ledger;

    LedgerRewriteJob(LedgerStore ledger) {
        this.ledger = ledger;
    }

    @Scheduled(cron = "0 0 3 * * *")
    public void rewrite() {
        ledger.rewriteClosedPeriods();
    }
}
