using Janitor.Storage;
using Microsoft.Extensions.Options;

namespace Janitor;

public sealed record OrphanSweepOptions
{
    public bool Apply { get; init; }
    public int MinAgeDays { get; init; } = 45;
    public int BatchSize { get; init; } = 500;
}

public sealed class OrphanSweep(
    IMediaBucket bucket,
    IOptions<OrphanSweepOptions> options,
    ILogger<OrphanSweep> logger)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var (apply, minAge, batch) = (options.Value.Apply, options.Value.MinAgeDays, options.Value.BatchSize);

        foreach (var key in await bucket.FindOrphansAsync(minAge, batch, ct))
        {
            if (apply)
            {
                await bucket.DeleteAsync(key, ct);
                logger.LogInformation("Deleted {Key}", key);
            }
            else
            {
                logger.LogInformation("Would delete {Key}", key);
            }
        }
    }
}
