package dev.paylane.payout;

import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

@Service
public class PayoutPlanner {

    private final Unleash unleash;
    private final InstantRail instantRail;
    private final BatchRail batchRail;
    private final Clock clock;

    public PayoutPlanner(Unleash unleash, InstantRail instantRail, BatchRail batchRail, Clock clock) {
        this.unleash = unleash;
        this.instantRail = instantRail;
        this.batchRail = batchRail;
        this.clock = clock;
    }

    public PayoutTicket plan(PayoutRequest request) {
        UnleashContext context = UnleashContext.builder()
                .userId(request.merchantId().toString())
                .build();

        if (request.speed() == PayoutSpeed.INSTANT && unleash.isEnabled("payouts.instant", context)) {
            String reference = instantRail.send(request.iban(), request.amount());
            return new PayoutTicket(reference, Instant.now(clock));
        }

        String reference = batchRail.enqueue(request.iban(), request.amount());
        return new PayoutTicket(reference, Instant.now(clock).plus(1, ChronoUnit.DAYS));
    }
}
