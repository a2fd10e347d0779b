package com.example.bank;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Posts both sides of a movement. */
@Component
public class Ledger {

    private final AccountRepository accounts;
    private final EntryRepository entries;

    public Ledger(AccountRepository accounts, EntryRepository entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public UUID post(Account source, Account target, long cents) {
        UUID transfer = UUID.randomUUID();
        source.withdraw(cents);
        accounts.save(source);
        entries.save(new Entry(transfer, source.id(), -cents));
        target.deposit(cents);
        accounts.save(target);
        entries.save(new Entry(transfer, target.id(), cents));
        return transfer;
    }
}
