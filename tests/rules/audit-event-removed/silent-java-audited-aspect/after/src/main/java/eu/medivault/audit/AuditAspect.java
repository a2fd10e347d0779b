package eu.medivault.audit;

import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.AfterReturning;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.stereotype.Component;

import java.util.UUID;

@Aspect
@Component
class AuditAspect {

    private final AuditLog auditLog;

    AuditAspect(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    @AfterReturning("@annotation(audited)")
    void record(JoinPoint call, Audited audited) {
        UUID patientId = (UUID) call.getArgs()[0];
        auditLog.record(audited.value(), patientId);
    }
}
