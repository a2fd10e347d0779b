package com.example.library;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class LoanService {

    private final LoanRepository loans;
    private final CopyRepository copies;

    public LoanService(LoanRepository loans, CopyRepository copies) {
        this.loans = loans;
        this.copies = copies;
    }

    @Transactional
    public void lend(Copy copy, Member member) {
        loans.save(new Loan(copy, member));
        copy.setLentTo(member.id());
        copies.save(copy);
    }
}
