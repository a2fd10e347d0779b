package com.acme.stock

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.get

class Stock(private val http: HttpClient) {
    suspend fun level(sku: String): Int {
        return http.get("http://inventory/levels/$sku").body()
    }
}
