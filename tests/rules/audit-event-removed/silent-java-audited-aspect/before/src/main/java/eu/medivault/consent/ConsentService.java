package eu.medivault.consent;

import eu.medivault.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.UUID;

@Service
public class ConsentService {

    private final ConsentRepository consents;
    private final AuditLog auditLog;

    public ConsentService(ConsentRepository consents, AuditLog auditLog) {
        this.consents = consents;
        this.auditLog = auditLog;
    }

    @Transactional
    public Consent give(UUID patientId, Purpose purpose) {
        Consent consent = consents.save(new Consent(patientId, purpose, Instant.now()));
        auditLog.record("consent.given", patientId);
        return consent;
    }

    @Transactional
    public void withdraw(UUID patientId, Purpose purpose) {
        Consent consent = consents.findByPatientIdAndPurpose(patientId, purpose)
                .orElseThrow(() -> new ConsentNotFound(patientId, purpose));
        consent.withdraw(Instant.now());
        consents.save(consent);
        auditLog.record("consent.withdrawn", patientId);
    }
}
