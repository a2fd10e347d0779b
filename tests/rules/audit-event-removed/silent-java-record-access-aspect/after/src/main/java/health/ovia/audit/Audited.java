package health.ovia.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Writes an entry to the audit trail when the method returns.
 * The first parameter has to be the id of the patient:
 *
 * <pre>{@code
 * @Audited("record.opened")
 * public List<HealthRecord> openAll(long patientId) { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** The action as it appears in the trail. */
    String value();
}
