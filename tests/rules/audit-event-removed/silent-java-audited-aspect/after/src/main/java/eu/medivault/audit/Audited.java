package eu.medivault.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method concerns the patient whose id is its first argument; each
 * successful call is written to the audit log.
 *
 * <pre>
 * &#64;Audited("referral.sent")
 * public void send(UUID patientId, Practice recipient)
 * </pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** Name of the event, for example {@code consent.given}. */
    String value();
}
