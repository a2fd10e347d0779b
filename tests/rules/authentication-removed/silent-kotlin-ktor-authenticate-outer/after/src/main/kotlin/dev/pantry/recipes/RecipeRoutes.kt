package dev.pantry.recipes

import dev.pantry.auth.userId
import io.ktor.http.HttpStatusCode
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.route
import io.ktor.server.util.getOrFail

fun Route.recipeRoutes(recipes: RecipeService) = route("/recipes") {
    get {
        call.respond(recipes.listFor(call.userId))
    }
    post {
        val created = recipes.create(call.userId, call.receive<NewRecipe>())
        call.respond(HttpStatusCode.Created, created)
    }
    delete("/{id}") {
        recipes.delete(call.userId, call.parameters.getOrFail<Long>("id"))
        call.respond(HttpStatusCode.NoContent)
    }
}
