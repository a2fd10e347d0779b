namespace Example.Jobs;

public sealed class PriceImport(IPriceStore store, ImportSettings settings)
{
    private const int MaxChanges = 1000;

    public async Task RunAsync(IReadOnlyList<Price> changed, CancellationToken ct)
    {
        if (changed.Count > MaxChanges)
        {
            throw new ImportRefusedException($"{changed.Count} prices would change");
        }
        foreach (var price in changed)
        {
            await store.SaveAsync(price, ct);
        }
    }
}
