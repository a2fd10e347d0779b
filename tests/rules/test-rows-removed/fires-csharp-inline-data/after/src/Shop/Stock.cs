namespace Shop;

public class Stock
{
    private readonly Dictionary<string, int> pieces;

    public Stock(Dictionary<string, int> pieces) => this.pieces = pieces;

    public int Reserve(string sku, int count)
    {
        if (count <= 0) throw new ArgumentOutOfRangeException(nameof(count));
        var left = pieces.GetValueOrDefault(sku) - count;
        if (left < 0) throw new SoldOutException(sku);
        pieces[sku] = left;
        return left;
    }

    public double Share(string sku) => pieces[sku] / (double)pieces.Values.Sum();
}
