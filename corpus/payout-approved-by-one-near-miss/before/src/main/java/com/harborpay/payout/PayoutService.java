package com.harborpay.payout;

import com.harborpay.bank.BankClient;
import com.harborpay.users.User;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class PayoutService {
    private final PayoutRepository payouts;
    private final BankClient bank;
    private final Clock clock;

    public PayoutService(PayoutRepository payouts, BankClient bank, Clock clock) {
        this.payouts = payouts;
        this.bank = bank;
        this.clock = clock;
    }

    @Transactional
    public Payout release(long payoutId, User actor) {
        Payout payout = payouts.findById(payoutId).orElseThrow(() -> new PayoutNotFound(payoutId));
        if (payout.getStatus() != PayoutStatus.PENDING) {
            throw new IllegalStateException("payout is " + payout.getStatus());
        }
        if (payout.getApprovedBy() == null || payout.getApprovedBy().equals(payout.getRequestedBy())) {
            throw new ApprovalRequired("a second person must approve payout " + payoutId);
        }
        String reference = bank.transfer(payout.getIban(), payout.getAmount());
        payout.setReference(reference);
        payout.setReleasedBy(actor.getId());
        payout.setReleasedAt(Instant.now(clock));
        payout.setStatus(PayoutStatus.RELEASED);
        return payouts.save(payout);
    }
}
