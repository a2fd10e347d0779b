package com.acme.ledger;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@ConditionalOnProperty(name = "features.ledger-rewrite", havingValue = "true")
class LedgerJobs {
    @Bean
    LedgerRewriteJob ledgerRewriteJob(LedgerStore ledger) {
        return new LedgerRewriteJob(ledger);
    }
}
