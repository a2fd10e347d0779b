namespace Example.Shop;

public sealed class Checkout(ShopContext db)
{
    public async Task<Guid> PayAsync(Basket basket, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var order = new Order(basket);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);

        basket.OrderId = order.Id;
        basket.ClosedAt = DateTimeOffset.UtcNow;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return order.Id;
    }
}
