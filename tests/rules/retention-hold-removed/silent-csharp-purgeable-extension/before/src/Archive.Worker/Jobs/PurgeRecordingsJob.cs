using Archive.Worker.Data;
using Archive.Worker.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Archive.Worker.Jobs;

[DisallowConcurrentExecution]
public class PurgeRecordingsJob : IJob
{
    private readonly ArchiveContext _context;
    private readonly IRecordingStorage _storage;

    public PurgeRecordingsJob(ArchiveContext context, IRecordingStorage storage)
    {
        _context = context;
        _storage = storage;
    }

    public async Task Execute(IJobExecutionContext job)
    {
        var recordings = await _context.Recordings
            .Where(r => !r.LegalHold)
            .Where(r => r.RetainUntil < DateTime.UtcNow)
            .OrderBy(r => r.RetainUntil)
            .Take(200)
            .ToListAsync(job.CancellationToken);

        foreach (var recording in recordings)
        {
            await _storage.DeleteAsync(recording.ObjectKey, job.CancellationToken);
            _context.Recordings.Remove(recording);
        }

        await _context.SaveChangesAsync(job.CancellationToken);
    }
}
