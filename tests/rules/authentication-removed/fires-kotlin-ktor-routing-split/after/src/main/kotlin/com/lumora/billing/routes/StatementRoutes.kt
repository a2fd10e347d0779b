package com.lumora.billing.routes

import com.lumora.billing.statement.StatementService
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.ApplicationCall
import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.util.getOrFail

private val ApplicationCall.customerId: String
    get() = parameters.getOrFail("customerId")

fun Route.statementRoutes(statements: StatementService) = route("/statements/{customerId}") {
    get {
        call.respond(statements.forCustomer(call.customerId))
    }

    post("/resend") {
        statements.resend(call.customerId)
        call.respond(HttpStatusCode.Accepted)
    }

    delete("/{period}") {
        statements.remove(call.customerId, call.parameters.getOrFail("period"))
        call.respond(HttpStatusCode.NoContent)
    }
}
