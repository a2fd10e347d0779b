package eu.marktplatz.payouts

import eu.marktplatz.banking.SepaGateway
import java.math.BigDecimal
import java.time.Clock
import org.slf4j.LoggerFactory
import org.springframework.stereotype.Service

@Service
class PayoutExecutor(
    private val payouts: PayoutRepository,
    private val sepa: SepaGateway,
    private val clock: Clock,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    fun execute(payoutId: Long) {
        val payout = payouts.getForUpdate(payoutId)

        check(payout.status == PayoutStatus.PENDING) { "Payout $payoutId is ${payout.status}" }
        check(payout.amount > BigDecimal.ZERO) { "Payout $payoutId has no amount" }
        if (payout.amount >= SECOND_PERSON_FROM) {
            val approver = payout.approvedBy
            check(approver != null && approver != payout.requestedBy) {
                "Payout $payoutId needs the approval of a second person"
            }
        }

        val reference = sepa.transfer(payout.iban, payout.amount, payout.endToEndId)
        payout.markExecuted(reference, clock.instant())
        payouts.save(payout)
        log.info("Executed payout {} as {}", payoutId, reference)
    }

    private companion object {
        val SECOND_PERSON_FROM: BigDecimal = BigDecimal("10000.00")
    }
}
