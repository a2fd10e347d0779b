package dev.paylane.fraud;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

import java.util.UUID;

@Component
public class FraudGateway {

    private final RestTemplate restTemplate;

    public FraudGateway(RestTemplate fraudRestTemplate) {
        this.restTemplate = fraudRestTemplate;
    }

    @CircuitBreaker(name = "fraud", fallbackMethod = "manualReview")
    public FraudVerdict assess(Payment payment) {
        FraudScore score = restTemplate.postForObject("/scores", FraudQuery.of(payment), FraudScore.class);
        if (score == null) {
            return FraudVerdict.review(payment.id(), "no score");
        }
        return score.value() > 80
                ? FraudVerdict.reject(payment.id(), score.value())
                : FraudVerdict.accept(payment.id(), score.value());
    }

    @SuppressWarnings("unused")
    private FraudVerdict manualReview(Payment payment, Throwable cause) {
        return FraudVerdict.review(payment.id(), cause.getMessage());
    }
}
