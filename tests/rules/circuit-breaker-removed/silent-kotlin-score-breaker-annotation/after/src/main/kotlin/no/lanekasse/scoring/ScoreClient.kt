package no.lanekasse.scoring

import io.github.resilience4j.circuitbreaker.CallNotPermittedException
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker
import org.slf4j.LoggerFactory
import org.springframework.stereotype.Component
import org.springframework.web.client.RestClient
import org.springframework.web.client.body

@Component
class ScoreClient(private val scoringRestClient: RestClient) {

    private val log = LoggerFactory.getLogger(javaClass)

    @CircuitBreaker(name = "scoring", fallbackMethod = "unknown")
    fun scoreOf(applicantId: String): Score =
        scoringRestClient.get()
            .uri("/applicants/{id}/score", applicantId)
            .retrieve()
            .body<Score>()!!

    private fun unknown(applicantId: String, e: CallNotPermittedException): Score {
        log.warn("Scoring is cut off, no score for {}: {}", applicantId, e.message)
        return Score.Unknown
    }
}
