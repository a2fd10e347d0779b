package com.acme.users

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.post

fun Route.users(store: UserStore) {
    post("/users") {
        val newUser = call.receive<NewUser>()
        val mistakes = newUser.validate()
        if (mistakes.isNotEmpty()) {
            return@post call.respond(HttpStatusCode.BadRequest, mistakes)
        }
        store.insert(newUser)
        call.respond(HttpStatusCode.Created)
    }
}
