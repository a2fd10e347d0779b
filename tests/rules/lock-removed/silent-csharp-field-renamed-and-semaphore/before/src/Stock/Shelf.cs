namespace Example.Stock;

public sealed class Shelf
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _counts = new();

    public void Put(string sku, int count)
    {
        lock (_gate)
        {
            _counts[sku] = _counts.GetValueOrDefault(sku) + count;
        }
    }
}
