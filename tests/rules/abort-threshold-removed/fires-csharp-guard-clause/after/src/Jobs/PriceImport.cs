namespace Example.Jobs;

public sealed class PriceImport(IPriceStore store, ILogger<PriceImport> log)
{

    public async Task RunAsync(IReadOnlyList<Price> prices, CancellationToken ct)
    {
        var changed = await store.DifferentFromAsync(prices, ct);
        log.LogInformation("{Count} prices change", changed.Count);
        foreach (var price in changed)
        {
            await store.SaveAsync(price, ct);
        }
    }
}
