package com.acme.mail;

import java.time.Instant;

final class MailboxPurger {
    private final MessageStore messages;

    MailboxPurger(MessageStore messages) {
        this.messages = messages;
    }

    int purge(Mailbox mailbox, Instant olderThan) {
        return messages.deleteOlderThan(mailbox.id(), olderThan);
    }
}
