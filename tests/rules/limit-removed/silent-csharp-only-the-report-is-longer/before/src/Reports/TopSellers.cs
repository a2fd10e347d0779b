namespace Example.Reports;

public sealed class TopSellers(ShopContext db)
{
    public List<Seller> Read()
    {
        return db.Sellers
            .OrderByDescending(s => s.Revenue)
            .Take(10)
            .ToList();
    }
}
