package com.acme.wallet

class Wallet(private val store: WalletStore) {
    suspend fun withdraw(id: Long, cents: Long) {
        val balance = store.balance(id)
        require(cents in 1..balance) { "cannot take $cents of $balance from wallet $id" }
        store.write(id, balance - cents)
    }
}
