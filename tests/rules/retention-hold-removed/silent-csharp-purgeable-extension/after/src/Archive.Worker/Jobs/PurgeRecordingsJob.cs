using Archive.Worker.Data;
using Archive.Worker.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Archive.Worker.Jobs;

[DisallowConcurrentExecution]
public sealed class PurgeRecordingsJob(
    ArchiveContext context,
    IRecordingStorage storage,
    TimeProvider clock,
    ILogger<PurgeRecordingsJob> logger) : IJob
{
    private const int BatchSize = 200;

    public async Task Execute(IJobExecutionContext job)
    {
        var ct = job.CancellationToken;
        var recordings = await context.Recordings
            .Purgeable(clock.GetUtcNow().UtcDateTime)
            .OrderBy(r => r.RetainUntil)
            .Take(BatchSize)
            .ToListAsync(ct);

        foreach (var recording in recordings)
        {
            await storage.DeleteAsync(recording.ObjectKey, ct);
            context.Recordings.Remove(recording);
        }

        await context.SaveChangesAsync(ct);
        logger.LogInformation("Purged {Count} recordings", recordings.Count);
    }
}
