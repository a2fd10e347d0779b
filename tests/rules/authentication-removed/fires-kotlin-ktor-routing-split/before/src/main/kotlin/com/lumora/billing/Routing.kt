package com.lumora.billing

import com.lumora.billing.invoice.InvoiceService
import com.lumora.billing.statement.StatementService
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import io.ktor.server.util.getOrFail

fun Application.configureRouting(invoices: InvoiceService, statements: StatementService) {
    routing {
        get("/health") { call.respondText("ok") }

        authenticate("lumora-jwt") {
            route("/api/v1/invoices") {
                get {
                    val page = call.request.queryParameters["page"]?.toIntOrNull() ?: 1
                    call.respond(invoices.list(page))
                }
                get("/{id}") {
                    val invoice = invoices.find(call.parameters.getOrFail("id"))
                    if (invoice == null) call.respond(HttpStatusCode.NotFound) else call.respond(invoice)
                }
                post("/{id}/void") {
                    call.respond(invoices.void(call.parameters.getOrFail("id"), call.receive()))
                }
            }
            route("/api/v1/statements") {
                get("/{customerId}") {
                    call.respond(statements.forCustomer(call.parameters.getOrFail("customerId")))
                }
                post("/{customerId}/resend") {
                    statements.resend(call.parameters.getOrFail("customerId"))
                    call.respond(HttpStatusCode.Accepted)
                }
                delete("/{customerId}/{period}") {
                    statements.remove(call.parameters.getOrFail("customerId"), call.parameters.getOrFail("period"))
                    call.respond(HttpStatusCode.NoContent)
                }
            }
        }
    }
}
