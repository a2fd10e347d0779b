package no.lanekasse.scoring

import io.github.resilience4j.circuitbreaker.CallNotPermittedException
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry
import org.slf4j.LoggerFactory
import org.springframework.stereotype.Component
import org.springframework.web.client.RestClient
import org.springframework.web.client.body

@Component
class ScoreClient(
    private val scoringRestClient: RestClient,
    breakers: CircuitBreakerRegistry,
) {
    private val log = LoggerFactory.getLogger(javaClass)
    private val breaker = breakers.circuitBreaker("scoring")

    fun scoreOf(applicantId: String): Score =
        try {
            breaker.executeSupplier {
                scoringRestClient.get()
                    .uri("/applicants/{id}/score", applicantId)
                    .retrieve()
                    .body<Score>()!!
            }
        } catch (e: CallNotPermittedException) {
            log.warn("Scoring is cut off: {}", e.message)
            Score.Unknown
        }
}
