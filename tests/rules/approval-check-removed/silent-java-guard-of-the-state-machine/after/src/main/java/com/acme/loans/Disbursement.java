package com.acme.loans;

public final class Disbursement {
    private final Bank bank;
    private final LoanStore loans;

    Disbursement(Bank bank, LoanStore loans) {
        this.bank = bank;
        this.loans = loans;
    }

    public void disburse(Loan loan) {
        loan.startDisbursement();
        bank.transfer(loan.iban(), loan.amount());
        loans.markDisbursed(loan.number());
    }
}
