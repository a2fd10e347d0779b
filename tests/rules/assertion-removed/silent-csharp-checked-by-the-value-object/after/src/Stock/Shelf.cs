namespace Stock;

public sealed class Shelf(IStockStore store)
{
    public async Task TakeAsync(string sku, Quantity count, CancellationToken ct)
    {
        var level = await store.LevelAsync(sku, ct);
        await store.SetLevelAsync(sku, level - count.Value, ct);
    }
}
