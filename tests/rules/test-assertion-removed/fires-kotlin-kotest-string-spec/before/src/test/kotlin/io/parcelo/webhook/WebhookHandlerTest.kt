package io.parcelo.webhook

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.shouldBe
import io.parcelo.support.InMemoryEvents
import java.time.Instant

class WebhookHandlerTest : StringSpec({

    val body = """{"id":"evt_7","type":"parcel.delivered","parcel":"P-100"}"""

    "stores a delivered event" {
        val events = InMemoryEvents()
        val outcome = WebhookHandler(events).handle(body, Instant.EPOCH)

        outcome shouldBe Outcome.Stored("evt_7")
        events.all() shouldHaveSize 1
    }

    "stores a repeated event only once" {
        val events = InMemoryEvents()
        val handler = WebhookHandler(events)
        handler.handle(body, Instant.EPOCH)
        val second = handler.handle(body, Instant.EPOCH.plusSeconds(5))

        second shouldBe Outcome.Duplicate("evt_7")
        events.all() shouldHaveSize 1
    }

    "refuses a body that is not json" {
        val outcome = WebhookHandler(InMemoryEvents()).handle("<xml/>", Instant.EPOCH)

        outcome shouldBe Outcome.Malformed
    }
})
