package dev.pantry

import dev.pantry.lists.shoppingListRoutes
import dev.pantry.recipes.recipeRoutes
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.response.respond
import io.ktor.server.routing.get
import io.ktor.server.routing.route
import io.ktor.server.routing.routing

fun Application.configureRouting(services: Services) {
    routing {
        get("/health") {
            call.respond(HttpStatusCode.OK)
        }
        get("/version") {
            call.respond(mapOf("version" to services.build.version))
        }
        route("/v1") {
            recipeRoutes(services.recipes)
            shoppingListRoutes(services.lists)
        }
    }
}
