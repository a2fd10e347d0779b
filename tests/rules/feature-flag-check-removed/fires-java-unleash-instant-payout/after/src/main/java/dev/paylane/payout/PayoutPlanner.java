package dev.paylane.payout;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;

@Service
@RequiredArgsConstructor
public class PayoutPlanner {

    private static final Duration BATCH_DELAY = Duration.ofDays(1);

    private final InstantRail instantRail;
    private final BatchRail batchRail;
    private final Clock clock;

    public PayoutTicket plan(PayoutRequest request) {
        return switch (request.speed()) {
            case INSTANT -> sendInstantly(request);
            case STANDARD -> enqueue(request);
        };
    }

    private PayoutTicket sendInstantly(PayoutRequest request) {
        var reference = instantRail.send(request.iban(), request.amount());
        return new PayoutTicket(reference, clock.instant());
    }

    private PayoutTicket enqueue(PayoutRequest request) {
        var reference = batchRail.enqueue(request.iban(), request.amount());
        return new PayoutTicket(reference, clock.instant().plus(BATCH_DELAY));
    }
}
