package com.acme.mail;

import java.time.Duration;
import java.time.Instant;

final class PurgeJob {
    private final MailboxStore mailboxes;
    private final MailboxPurger purger;

    PurgeJob(MailboxStore mailboxes, MailboxPurger purger) {
        this.mailboxes = mailboxes;
        this.purger = purger;
    }

    void run(Instant now) {
        for (Mailbox mailbox : mailboxes.all()) {
            purger.purge(mailbox, now.minus(Duration.ofDays(365)));
        }
    }
}
