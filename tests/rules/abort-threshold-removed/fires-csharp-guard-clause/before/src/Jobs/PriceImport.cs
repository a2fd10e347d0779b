namespace Example.Jobs;

public sealed class PriceImport(IPriceStore store, ILogger<PriceImport> log)
{
    private const int MaxChanges = 1000;

    public async Task RunAsync(IReadOnlyList<Price> prices, CancellationToken ct)
    {
        var changed = await store.DifferentFromAsync(prices, ct);
        if (changed.Count > MaxChanges)
        {
            throw new ImportRefusedException($"{changed.Count} prices would change");
        }
        log.LogInformation("{Count} prices change", changed.Count);
        foreach (var price in changed)
        {
            await store.SaveAsync(price, ct);
        }
    }
}
