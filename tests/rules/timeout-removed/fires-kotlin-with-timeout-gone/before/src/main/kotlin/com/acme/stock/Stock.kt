package com.acme.stock

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.get
import kotlinx.coroutines.withTimeout

class Stock(private val http: HttpClient) {
    suspend fun level(sku: String): Int {
        return withTimeout(2_000) { http.get("http://inventory/levels/$sku").body() }
    }
}
