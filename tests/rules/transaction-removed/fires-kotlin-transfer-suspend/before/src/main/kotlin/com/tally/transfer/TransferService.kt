package com.tally.transfer

import com.tally.db.Accounts
import com.tally.db.Bookings
import java.math.BigDecimal
import java.time.Instant
import org.jetbrains.exposed.sql.Database
import org.jetbrains.exposed.sql.SqlExpressionBuilder.minus
import org.jetbrains.exposed.sql.SqlExpressionBuilder.plus
import org.jetbrains.exposed.sql.and
import org.jetbrains.exposed.sql.insertAndGetId
import org.jetbrains.exposed.sql.transactions.transaction
import org.jetbrains.exposed.sql.update

class InsufficientFunds(account: Int) : RuntimeException("account $account has too little")

class TransferService(private val db: Database) {

    fun transfer(from: Int, to: Int, amount: BigDecimal): Long {
        require(amount.signum() > 0) { "amount must be positive" }
        require(from != to) { "cannot transfer to the same account" }

        return transaction(db) {
            val debited = Accounts.update({ (Accounts.id eq from) and (Accounts.balance greaterEq amount) }) {
                it[balance] = balance - amount
            }
            if (debited == 0) throw InsufficientFunds(from)

            val credited = Accounts.update({ Accounts.id eq to }) {
                it[balance] = balance + amount
            }
            check(credited == 1) { "account $to does not exist" }

            Bookings.insertAndGetId {
                it[source] = from
                it[target] = to
                it[Bookings.amount] = amount
                it[bookedAt] = Instant.now()
            }.value
        }
    }
}
