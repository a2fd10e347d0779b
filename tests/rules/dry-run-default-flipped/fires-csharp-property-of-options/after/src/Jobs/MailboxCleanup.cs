namespace Example.Jobs;

public sealed class MailboxCleanup(IMailboxStore store, MailboxCleanupOptions options)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var limit = DateTimeOffset.UtcNow.AddDays(-options.RetentionDays);
        await foreach (var box in store.UnusedSinceAsync(limit, ct))
        {
            Console.WriteLine(box.Address);
            if (!options.DryRun)
            {
                await store.RemoveAsync(box.Id, ct);
            }
        }
    }
}
