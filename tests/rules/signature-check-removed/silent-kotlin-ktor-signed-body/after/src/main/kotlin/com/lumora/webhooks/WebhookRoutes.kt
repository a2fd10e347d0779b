package com.lumora.webhooks

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import io.ktor.server.routing.route

/** What the bank calls when something changed on its side. */
fun Route.webhookRoutes(secret: String, handler: WebhookHandler) = route("/webhooks") {
    post("/mandates") {
        val event = call.receiveSigned<MandateEvent>(secret)
            ?: return@post call.respond(HttpStatusCode.Unauthorized)
        handler.mandateChanged(event)
        call.respond(HttpStatusCode.OK)
    }

    post("/payouts") {
        val event = call.receiveSigned<PayoutEvent>(secret)
            ?: return@post call.respond(HttpStatusCode.Unauthorized)
        handler.payoutSettled(event)
        call.respond(HttpStatusCode.OK)
    }
}
