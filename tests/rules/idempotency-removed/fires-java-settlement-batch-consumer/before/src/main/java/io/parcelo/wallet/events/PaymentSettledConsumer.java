package io.parcelo.wallet.events;

import io.parcelo.wallet.WalletService;
import io.parcelo.wallet.inbox.HandledEvent;
import io.parcelo.wallet.inbox.HandledEventRepository;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Slf4j
@Component
@RequiredArgsConstructor
public class PaymentSettledConsumer {

    private final HandledEventRepository handledEvents;
    private final WalletService wallets;

    @Transactional
    @KafkaListener(topics = "payments.settled.v1", groupId = "wallet")
    public void onPaymentSettled(PaymentSettled event, Acknowledgment ack) {
        if (handledEvents.existsById(event.eventId())) {
            log.debug("Already handled {}", event.eventId());
            ack.acknowledge();
            return;
        }
        wallets.credit(event.walletId(), event.amount(), event.paymentReference());
        handledEvents.save(new HandledEvent(event.eventId(), event.occurredAt()));
        ack.acknowledge();
    }
}
