package eu.medivault.consent;

import eu.medivault.audit.Audited;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.UUID;

@Service
@Transactional
public class ConsentService {

    private final ConsentRepository consents;
    private final Clock clock;

    public ConsentService(ConsentRepository consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    @Audited("consent.given")
    public Consent give(UUID patientId, Purpose purpose) {
        return consents.save(new Consent(patientId, purpose, clock.instant()));
    }

    @Audited("consent.withdrawn")
    public void withdraw(UUID patientId, Purpose purpose) {
        var consent = consents.findByPatientIdAndPurpose(patientId, purpose)
                .orElseThrow(() -> new ConsentNotFound(patientId, purpose));
        consent.withdraw(clock.instant());
        consents.save(consent);
    }
}
