package com.lumora.billing

import com.lumora.billing.invoice.InvoiceService
import com.lumora.billing.routes.invoiceRoutes
import com.lumora.billing.routes.statementRoutes
import com.lumora.billing.statement.StatementService
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.route
import io.ktor.server.routing.routing

fun Application.configureRouting(invoices: InvoiceService, statements: StatementService) {
    routing {
        get("/health") { call.respondText("ok") }
        get("/ready") { call.respondText("ready") }

        route("/api/v1") {
            authenticate("lumora-jwt") {
                invoiceRoutes(invoices)
            }
            statementRoutes(statements)
        }
    }
}
