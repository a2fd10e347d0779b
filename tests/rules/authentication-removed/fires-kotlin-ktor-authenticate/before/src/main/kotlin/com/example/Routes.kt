package com.example

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.auth.authenticate
import io.ktor.server.response.respond
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.routing

fun Application.routes(sensors: Sensors) {
    routing {
        get("/health") { call.respond(HttpStatusCode.NoContent) }
        authenticate("jwt") {
            get("/sensors") { call.respond(sensors.all()) }
            delete("/sensors/{id}") {
                sensors.remove(call.parameters["id"]!!)
                call.respond(HttpStatusCode.NoContent)
            }
        }
    }
}
