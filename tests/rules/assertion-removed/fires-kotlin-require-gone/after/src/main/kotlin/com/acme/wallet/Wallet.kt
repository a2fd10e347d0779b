package com.acme.wallet

class Wallet(private val store: WalletStore) {
    suspend fun withdraw(id: Long, cents: Long) {
        val balance = store.balance(id)
        store.write(id, balance - cents)
    }
}
