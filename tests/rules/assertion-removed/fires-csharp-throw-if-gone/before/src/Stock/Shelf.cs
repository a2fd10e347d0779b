namespace Stock;

public sealed class Shelf(IStockStore store)
{
    public async Task TakeAsync(string sku, int count, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(sku);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var level = await store.LevelAsync(sku, ct);
        await store.SetLevelAsync(sku, level - count, ct);
    }
}
