package com.acme.ledger;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnProperty(name = "features.ledger-rewrite", havingValue = "true")
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
