package dev.paylane.fraud;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

import java.util.Map;
import java.util.Optional;

@Component
public class FraudGateway {

    private static final Logger log = LoggerFactory.getLogger(FraudGateway.class);

    private final RestTemplate restTemplate;
    private final CircuitBreaker breaker;
    private final Map<Channel, Integer> rejectAbove;

    public FraudGateway(RestTemplate fraudRestTemplate,
                        CircuitBreakerRegistry breakers,
                        FraudProperties properties) {
        this.restTemplate = fraudRestTemplate;
        this.breaker = breakers.circuitBreaker("fraud");
        this.rejectAbove = properties.rejectAbove();
    }

    public FraudVerdict assess(Payment payment) {
        try {
            return breaker.executeSupplier(() -> score(payment))
                    .map(score -> decide(payment, score))
                    .orElseGet(() -> FraudVerdict.review(payment.id(), "no score"));
        } catch (RuntimeException e) {
            log.warn("payment {} goes to manual review", payment.id(), e);
            return FraudVerdict.review(payment.id(), e.getMessage());
        }
    }

    private Optional<FraudScore> score(Payment payment) {
        return Optional.ofNullable(
                restTemplate.postForObject("/scores", FraudQuery.of(payment), FraudScore.class));
    }

    private FraudVerdict decide(Payment payment, FraudScore score) {
        int limit = rejectAbove.getOrDefault(payment.channel(), 80);
        return score.value() > limit
                ? FraudVerdict.reject(payment.id(), score.value())
                : FraudVerdict.accept(payment.id(), score.value());
    }
}
