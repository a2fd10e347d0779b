package com.acme.payouts

import org.slf4j.LoggerFactory
import java.math.BigDecimal
import java.util.UUID

data class Payout(val id: UUID, val iban: String, val amount: BigDecimal)

data class RunResult(val paid: List<UUID>)

class PayoutFailedException(id: UUID, cause: Throwable) :
    RuntimeException("payout $id could not be executed", cause)

class PayoutRunner(
    private val bank: BankClient,
    private val payouts: PayoutRepository,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    fun run(batchId: UUID): RunResult {
        val paid = mutableListOf<UUID>()
        for (payout in payouts.findPending(batchId)) {
            try {
                val reference = bank.transfer(payout.iban, payout.amount)
                payouts.markPaid(payout.id, reference)
                paid += payout.id
            } catch (e: BankException) {
                payouts.markFailed(payout.id, e.code)
                throw PayoutFailedException(payout.id, e)
            }
        }
        log.info("batch {} finished with {} payouts", batchId, paid.size)
        return RunResult(paid)
    }
}
