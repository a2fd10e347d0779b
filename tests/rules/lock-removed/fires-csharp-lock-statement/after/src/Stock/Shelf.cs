namespace Example.Stock;

public sealed class Shelf
{
    private readonly Dictionary<string, int> _counts = new();

    public bool TryTake(string sku, int count)
    {
        var held = _counts.GetValueOrDefault(sku);
        if (held < count)
        {
            return false;
        }
        _counts[sku] = held - count;
        return true;
    }
}
