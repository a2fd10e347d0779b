package com.acme.sms

import java.io.IOException
import kotlinx.coroutines.delay

class Sms(private val gateway: Gateway) {
    suspend fun send(number: String, text: String): String {
        repeat(3) { attempt ->
            try {
                return gateway.post(number, text)
            } catch (cause: IOException) {
                delay(200L shl attempt)
            }
        }
        return gateway.post(number, text)
    }
}
