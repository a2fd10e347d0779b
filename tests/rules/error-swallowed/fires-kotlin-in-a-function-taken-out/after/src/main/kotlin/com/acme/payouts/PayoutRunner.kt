package com.acme.payouts

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import org.slf4j.LoggerFactory
import java.math.BigDecimal
import java.util.UUID

data class Payout(val id: UUID, val iban: String, val amount: BigDecimal)

data class RunResult(val batchId: UUID, val paid: List<UUID>)

class PayoutFailedException(id: UUID, cause: Throwable) :
    RuntimeException("payout $id could not be executed", cause)

class PayoutRunner(
    private val bank: BankClient,
    private val payouts: PayoutRepository,
) {
    private val log = LoggerFactory.getLogger(javaClass)

    suspend fun run(batchId: UUID): RunResult = coroutineScope {
        val paid = payouts.findPending(batchId)
            .map { payout -> async(Dispatchers.IO) { execute(payout) } }
            .awaitAll()
            .filterNotNull()

        log.info("batch {} finished with {} payouts", batchId, paid.size)
        RunResult(batchId, paid)
    }

    private fun execute(payout: Payout): UUID? = runCatching {
        val reference = bank.transfer(payout.iban, payout.amount)
        payouts.markPaid(payout.id, reference)
        payout.id
    }.getOrNull()
}
