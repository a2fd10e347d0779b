package com.example.bank;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class TransferService {

    private final AccountRepository accounts;
    private final EntryRepository entries;

    public TransferService(AccountRepository accounts, EntryRepository entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @Transactional
    public UUID transfer(String from, String to, long cents) {
        Account source = accounts.findByIban(from).orElseThrow();
        Account target = accounts.findByIban(to).orElseThrow();
        if (source.available() < cents) {
            throw new InsufficientFunds(from);
        }
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
