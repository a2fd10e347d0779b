package io.parcelo.webhook

import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.collections.shouldHaveSize
import io.kotest.matchers.shouldBe
import io.parcelo.support.InMemoryEvents
import kotlinx.datetime.Instant
import kotlin.time.Duration.Companion.seconds

class WebhookHandlerTest : StringSpec({

    val body = """{"id":"evt_7","type":"parcel.delivered","parcel":"P-100"}"""
    val start = Instant.fromEpochSeconds(0)

    lateinit var events: InMemoryEvents
    lateinit var handler: WebhookHandler

    beforeTest {
        events = InMemoryEvents()
        handler = WebhookHandler(events, retention = 600.seconds)
    }

    "stores a delivered event" {
        val outcome = handler.handle(body, start)

        outcome shouldBe Outcome.Stored("evt_7")
        events.all() shouldHaveSize 1
    }

    "stores a repeated event only once" {
        handler.handle(body, start)
        handler.handle(body, start + 5.seconds)
    }

    "refuses a body that is not json" {
        val outcome = handler.handle("<xml/>", start)

        outcome shouldBe Outcome.Malformed
    }
})
