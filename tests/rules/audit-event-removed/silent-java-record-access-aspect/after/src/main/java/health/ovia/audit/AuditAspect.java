package health.ovia.audit;

import health.ovia.security.CurrentUser;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.annotation.AfterReturning;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Aspect
@Component
@Order
public class AuditAspect {

    private final AuditTrail audit;
    private final CurrentUser currentUser;

    public AuditAspect(AuditTrail audit, CurrentUser currentUser) {
        this.audit = audit;
        this.currentUser = currentUser;
    }

    @AfterReturning("@annotation(audited)")
    public void append(JoinPoint call, Audited audited) {
        long patientId = (long) call.getArgs()[0];
        audit.append(currentUser.id(), audited.value(), patientId);
    }
}
