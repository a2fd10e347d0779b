package com.acme.wallet

class Wallet(private val store: WalletStore) {
    suspend fun withdraw(id: Long, cents: Long) {
        val balance = store.balance(id)
        require(cents > 0) { "amount must be positive" }
        check(balance >= cents) { "wallet $id holds $balance" }
        store.write(id, balance - cents)
    }
}
