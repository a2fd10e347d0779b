namespace Example.Shop;

public sealed class Checkout(ShopContext db)
{
    public async Task<Guid> PayAsync(Basket basket, CancellationToken ct)
    {
        var order = new Order(basket);
        db.Orders.Add(order);
        basket.Order = order;
        basket.ClosedAt = DateTimeOffset.UtcNow;
        await db.SaveChangesAsync(ct);
        return order.Id;
    }
}
