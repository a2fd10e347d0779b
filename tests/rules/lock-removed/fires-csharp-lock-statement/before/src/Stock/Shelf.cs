namespace Example.Stock;

public sealed class Shelf
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _counts = new();

    public bool TryTake(string sku, int count)
    {
        lock (_gate)
        {
            if (!_counts.TryGetValue(sku, out var held) || held < count)
            {
                return false;
            }
            _counts[sku] = held - count;
            return true;
        }
    }
}
