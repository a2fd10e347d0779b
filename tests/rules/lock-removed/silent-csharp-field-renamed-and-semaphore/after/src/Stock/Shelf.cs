namespace Example.Stock;

public sealed class Shelf
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<string, int> _counts = new();

    public async Task PutAsync(string sku, int count)
    {
        await _turn.WaitAsync();
        try
        {
            _counts[sku] = _counts.GetValueOrDefault(sku) + count;
        }
        finally
        {
            _turn.Release();
        }
    }
}
