package com.lumora.billing.routes

import com.lumora.billing.invoice.InvoiceService
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.util.getOrFail

fun Route.invoiceRoutes(invoices: InvoiceService) = route("/invoices") {
    get {
        val page = call.request.queryParameters["page"]?.toIntOrNull() ?: 1
        call.respond(invoices.list(page))
    }

    get("/{id}") {
        val invoice = invoices.find(call.parameters.getOrFail("id"))
            ?: return@get call.respond(HttpStatusCode.NotFound)
        call.respond(invoice)
    }

    post("/{id}/void") {
        call.respond(invoices.void(call.parameters.getOrFail("id"), call.receive()))
    }
}
