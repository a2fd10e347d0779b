package dev.pantry.lists

import dev.pantry.auth.userId
import io.ktor.http.HttpStatusCode
import io.ktor.server.auth.authenticate
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.put
import io.ktor.server.routing.route
import io.ktor.server.util.getOrFail

fun Route.shoppingListRoutes(lists: ShoppingListService) = authenticate("jwt") {
    route("/shopping-list") {
        get {
            call.respond(lists.current(call.userId))
        }
        put {
            lists.replace(call.userId, call.receive<List<ListItem>>())
            call.respond(HttpStatusCode.NoContent)
        }
        post("/check/{item}") {
            val item = call.parameters.getOrFail<Long>("item")
            call.respond(lists.check(call.userId, item))
        }
    }
}
