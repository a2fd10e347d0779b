package com.tally.transfer

import com.tally.db.Accounts
import com.tally.db.Bookings
import java.math.BigDecimal
import java.time.Clock
import kotlinx.coroutines.Dispatchers
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.SqlExpressionBuilder.minus
import org.jetbrains.exposed.sql.SqlExpressionBuilder.plus
import org.jetbrains.exposed.sql.and
import org.jetbrains.exposed.sql.insertAndGetId
import org.jetbrains.exposed.sql.transactions.experimental.newSuspendedTransaction
import org.jetbrains.exposed.sql.update

class InsufficientFunds(account: Int) : RuntimeException("account $account has too little")

class TransferService(
    private val db: Database,
    private val clock: Clock = Clock.systemUTC(),
) {

    suspend fun transfer(from: Int, to: Int, amount: BigDecimal): Long {
        require(amount.signum() > 0) { "amount must be positive" }
        require(from != to) { "cannot transfer to the same account" }

        debit(from, amount)
        credit(to, amount)
        return book(from, to, amount)
    }

    private suspend fun debit(account: Int, amount: BigDecimal) = query {
        val debited = Accounts.update({ (Accounts.id eq account) and (Accounts.balance greaterEq amount) }) {
            it[balance] = balance - amount
        }
        if (debited == 0) throw InsufficientFunds(account)
    }

    private suspend fun credit(account: Int, amount: BigDecimal) = query {
        val credited = Accounts.update({ Accounts.id eq account }) {
            it[balance] = balance + amount
        }
        check(credited == 1) { "account $account does not exist" }
    }

    private suspend fun book(from: Int, to: Int, amount: BigDecimal): Long = query {
        Bookings.insertAndGetId {
            it[source] = from
            it[target] = to
            it[Bookings.amount] = amount
            it[bookedAt] = clock.instant()
        }.value
    }

    private suspend fun <T> query(block: () -> T): T =
        newSuspendedTransaction(Dispatchers.IO, db) { block() }
}
