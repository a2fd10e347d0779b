package com.example.library;

import jakarta.transaction.Transactional;
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

    @Transactional
    public void lend(Copy copy, Member member) {
        loans.persist(new Loan(copy, member, LocalDate.now().plusWeeks(4)));
        copy.setLentTo(member.id());
        copies.update(copy);
    }
}
