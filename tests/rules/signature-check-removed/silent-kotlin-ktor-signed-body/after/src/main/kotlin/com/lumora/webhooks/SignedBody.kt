package com.lumora.webhooks

import io.ktor.server.application.ApplicationCall
import io.ktor.server.request.header
import io.ktor.server.request.receive
import kotlinx.serialization.json.Json
import java.security.MessageDigest
import java.util.HexFormat
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

private const val ALGORITHM = "HmacSHA256"

@PublishedApi
internal val webhookJson = Json { ignoreUnknownKeys = true }

/** The body as [T], or null if it was not signed with [secret]. */
suspend inline fun <reified T> ApplicationCall.receiveSigned(secret: String): T? =
    receiveSignedBytes(secret)?.let { webhookJson.decodeFromString<T>(it.decodeToString()) }

@PublishedApi
internal suspend fun ApplicationCall.receiveSignedBytes(secret: String): ByteArray? {
    val given = request.header("X-Signature") ?: return null
    val body = receive<ByteArray>()
    val expected = HexFormat.of().formatHex(hmac(secret, body))
    return body.takeIf { MessageDigest.isEqual(expected.toByteArray(), given.toByteArray()) }
}

private fun hmac(secret: String, body: ByteArray): ByteArray =
    Mac.getInstance(ALGORITHM).run {
        init(SecretKeySpec(secret.toByteArray(), ALGORITHM))
        doFinal(body)
    }
