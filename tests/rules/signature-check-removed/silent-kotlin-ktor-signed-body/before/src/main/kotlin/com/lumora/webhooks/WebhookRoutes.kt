package com.lumora.webhooks

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.request.header
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import kotlinx.serialization.json.Json
import java.security.MessageDigest
import java.util.HexFormat
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

fun Route.webhookRoutes(secret: String, handler: WebhookHandler) {
    post("/webhooks/mandates") {
        val body = call.receive<ByteArray>()
        val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(secret.toByteArray(), "HmacSHA256")) }
        val expected = HexFormat.of().formatHex(mac.doFinal(body))
        val given = call.request.header("X-Signature").orEmpty()
        if (!MessageDigest.isEqual(expected.toByteArray(), given.toByteArray())) {
            return@post call.respond(HttpStatusCode.Unauthorized)
        }
        handler.mandateChanged(Json.decodeFromString<MandateEvent>(body.decodeToString()))
        call.respond(HttpStatusCode.OK)
    }

    post("/webhooks/payouts") {
        val body = call.receive<ByteArray>()
        val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(secret.toByteArray(), "HmacSHA256")) }
        val expected = HexFormat.of().formatHex(mac.doFinal(body))
        val given = call.request.header("X-Signature").orEmpty()
        if (!MessageDigest.isEqual(expected.toByteArray(), given.toByteArray())) {
            return@post call.respond(HttpStatusCode.Unauthorized)
        }
        handler.payoutSettled(Json.decodeFromString<PayoutEvent>(body.decodeToString()))
        call.respond(HttpStatusCode.OK)
    }
}
