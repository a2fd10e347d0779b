package com.harborpay.payout;

import org.springframework.stereotype.Component;

@Component
public class PayoutPolicy {
    private static final int APPROVALS_OF_LARGE = 2;

    public void requireReleasable(Payout payout) {
        Long approver = payout.getApprovedBy();
        if (approver == null || approver.equals(payout.getRequestedBy())) {
            throw new ApprovalRequired("a second person must approve payout " + payout.getId());
        }
        if (payout.isLarge() && payout.getApprovals().size() < APPROVALS_OF_LARGE) {
            throw new ApprovalRequired("two people must approve payout " + payout.getId());
        }
    }
}
