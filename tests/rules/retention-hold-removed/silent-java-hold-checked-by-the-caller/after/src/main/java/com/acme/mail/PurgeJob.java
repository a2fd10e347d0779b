package com.acme.mail;

import java.time.Duration;
import java.time.Instant;

final class PurgeJob {
    private final MailboxStore mailboxes;
    private final MailboxPurger purger;
    private final HoldRegistry holds;

    PurgeJob(MailboxStore mailboxes, MailboxPurger purger, HoldRegistry holds) {
        this.mailboxes = mailboxes;
        this.purger = purger;
        this.holds = holds;
    }

    void run(Instant now) {
        for (Mailbox mailbox : mailboxes.all()) {
            if (holds.isUnderLegalHold(mailbox.ownerId())) {
                continue;
            }
            purger.purge(mailbox, now.minus(Duration.ofDays(365)));
        }
    }
}
