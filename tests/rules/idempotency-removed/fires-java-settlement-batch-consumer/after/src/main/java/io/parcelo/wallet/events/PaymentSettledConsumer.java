package io.parcelo.wallet.events;

import io.parcelo.wallet.WalletService;
import java.util.List;
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

    private final WalletService wallets;

    @Transactional
    @KafkaListener(
            topics = "payments.settled.v1",
            groupId = "wallet",
            batch = "true",
            containerFactory = "batchListenerFactory")
    public void onPaymentsSettled(List<PaymentSettled> events, Acknowledgment ack) {
        log.debug("Received {} settlements", events.size());
        events.forEach(this::apply);
        ack.acknowledge();
    }

    private void apply(PaymentSettled event) {
        wallets.credit(event.walletId(), event.amount(), event.paymentReference());
    }
}
