package com.acme.mail;

import java.time.Instant;

public final class MailboxPurger {
    private final MessageStore messages;
    private final HoldRegistry holds;

    MailboxPurger(MessageStore messages, HoldRegistry holds) {
        this.messages = messages;
        this.holds = holds;
    }

    public int purge(Mailbox mailbox, Instant olderThan) {
        if (holds.isUnderLegalHold(mailbox.ownerId())) {
            return 0;
        }
        return messages.deleteOlderThan(mailbox.id(), olderThan);
    }
}
