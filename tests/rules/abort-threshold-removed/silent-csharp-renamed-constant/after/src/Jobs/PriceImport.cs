namespace Example.Jobs;

public sealed class PriceImport(IPriceStore store, ImportSettings settings)
{
    public async Task RunAsync(IReadOnlyList<Price> changed, CancellationToken ct)
    {
        if (changed.Count > settings.MostChanges)
        {
            throw new ImportRefusedException($"{changed.Count} prices would change");
        }
        foreach (var price in changed)
        {
            await store.SaveAsync(price, ct);
        }
    }
}
