package com.acme.loans;

public class Loan {
    private String number;
    private boolean approvedByUnderwriter;
    private LoanState state = LoanState.REQUESTED;

    boolean isApprovedByUnderwriter() {
        return approvedByUnderwriter;
    }

    void startDisbursement() {
        if (!approvedByUnderwriter) {
            throw new ApprovalMissing(number);
        }
        state = LoanState.DISBURSING;
    }
}
