using Janitor.Storage;
using Microsoft.Extensions.Options;

namespace Janitor;

public class OrphanSweepOptions
{
    public bool DryRun { get; set; } = true;
    public int MinAgeDays { get; set; } = 30;
    public int BatchSize { get; set; } = 500;
}

public class OrphanSweep
{
    private readonly IMediaBucket _bucket;
    private readonly OrphanSweepOptions _options;
    private readonly ILogger<OrphanSweep> _logger;

    public OrphanSweep(IMediaBucket bucket, IOptions<OrphanSweepOptions> options, ILogger<OrphanSweep> logger)
    {
        _bucket = bucket;
        _options = options.Value;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var orphans = await _bucket.FindOrphansAsync(_options.MinAgeDays, _options.BatchSize, ct);
        foreach (var key in orphans)
        {
            if (_options.DryRun)
            {
                _logger.LogInformation("Would delete {Key}", key);
                continue;
            }

            await _bucket.DeleteAsync(key, ct);
            _logger.LogInformation("Deleted {Key}", key);
        }
    }
}
