package com.acme.outbox

class Relay(private val broker: Broker, private val outbox: OutboxStore) {
    suspend fun relay() {
        for (message in outbox.pending()) {
            runCatching { broker.publish(message.topic, message.body) }
            outbox.markSent(message.id)
        }
    }
}
