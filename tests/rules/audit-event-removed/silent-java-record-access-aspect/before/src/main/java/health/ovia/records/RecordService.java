package health.ovia.records;

import health.ovia.audit.AuditTrail;
import health.ovia.security.CurrentUser;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class RecordService {

    private final RecordRepository records;
    private final AuditTrail audit;
    private final CurrentUser currentUser;

    public RecordService(RecordRepository records, AuditTrail audit, CurrentUser currentUser) {
        this.records = records;
        this.audit = audit;
        this.currentUser = currentUser;
    }

    @Transactional
    public List<HealthRecord> openAll(long patientId) {
        audit.append(currentUser.id(), "record.opened", patientId);
        return records.findByPatient(patientId);
    }

    @Transactional
    public HealthRecord amend(long patientId, Amendment amendment) {
        HealthRecord saved = records.amend(patientId, amendment);
        audit.append(currentUser.id(), "record.amended", patientId);
        return saved;
    }

    @Transactional
    public void seal(long patientId) {
        records.seal(patientId);
        audit.append(currentUser.id(), "record.sealed", patientId);
    }
}
