using Microsoft.EntityFrameworkCore;

namespace Records;

public sealed class PurgeJob(RecordsContext db, TimeProvider time)
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await db.Records
            .Where(record => record.ExpiresAt < now)
            .Where(record => !record.LegalHold)
            .ExecuteDeleteAsync(ct);
    }
}
