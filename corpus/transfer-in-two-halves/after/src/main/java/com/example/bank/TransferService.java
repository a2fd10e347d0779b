package com.example.bank;

import java.util.UUID;
import org.springframework.stereotype.Service;

@Service
public class TransferService {

    private final AccountRepository accounts;
    private final Ledger ledger;

    public TransferService(AccountRepository accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    public UUID transfer(String from, String to, long cents) {
        Account source = accounts.findByIban(from).orElseThrow();
        Account target = accounts.findByIban(to).orElseThrow();
        if (source.available() < cents) {
            throw new InsufficientFunds(from);
        }
        return ledger.post(source, target, cents);
    }
}
