package com.example.library;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

@ApplicationScoped
public class LoanService {

    private final LoanRepository loans;
    private final CopyRepository copies;

    public LoanService(LoanRepository loans, CopyRepository copies) {
        this.loans = loans;
        this.copies = copies;
    }

    public void lend(Copy copy, Member member) {
        LocalDate due = LocalDate.now().plusWeeks(member.loanWeeks());
        loans.persist(new Loan(copy, member, due));
        copy.setLentTo(member.id());
        copies.update(copy);
    }
}
