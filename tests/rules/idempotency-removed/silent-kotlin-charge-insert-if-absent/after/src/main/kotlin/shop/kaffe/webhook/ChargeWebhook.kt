package shop.kaffe.webhook

import java.time.Clock
import java.time.Duration
import org.slf4j.LoggerFactory
import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
import shop.kaffe.orders.OrderService

@Service
class ChargeWebhook(
    private val deliveries: DeliveryRepository,
    private val orders: OrderService,
    private val clock: Clock,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    @Transactional
    fun onCharge(delivery: ChargeDelivery) {
        val fresh = deliveries.insertIfAbsent(delivery.id, clock.instant())
        if (!fresh) return
        log.debug("Charge {} for order {}", delivery.id, delivery.orderId)
        orders.markPaid(delivery.orderId, delivery.amountInOere)
    }

    @Scheduled(cron = "0 30 3 * * *")
    @Transactional
    fun forgetOldDeliveries() {
        val forgotten = deliveries.forgetOlderThan(clock.instant() - KEEP)
        log.info("Forgot {} deliveries", forgotten)
    }

    private companion object {
        val KEEP: Duration = Duration.ofDays(90)
    }
}
