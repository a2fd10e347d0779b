package health.ovia.records;

import health.ovia.audit.Audited;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class RecordService {

    private final RecordRepository records;

    public RecordService(RecordRepository records) {
        this.records = records;
    }

    @Transactional
    @Audited("record.opened")
    public List<HealthRecord> openAll(long patientId) {
        return records.findByPatient(patientId);
    }

    @Transactional
    @Audited("record.amended")
    public HealthRecord amend(long patientId, Amendment amendment) {
        return records.amend(patientId, amendment);
    }

    @Transactional
    @Audited("record.sealed")
    public void seal(long patientId) {
        records.seal(patientId);
    }
}
