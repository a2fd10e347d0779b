package com.acme.sms

import java.io.IOException

class Sms(private val gateway: Gateway) {
    suspend fun send(number: String, text: String): String {
        return gateway.post(number, text)
    }
}
