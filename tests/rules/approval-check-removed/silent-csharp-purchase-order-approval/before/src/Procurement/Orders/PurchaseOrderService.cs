using Procurement.Suppliers;

namespace Procurement.Orders;

public sealed class PurchaseOrderService
{
    private readonly IPurchaseOrderRepository _orders;
    private readonly ISupplierGateway _suppliers;
    private readonly TimeProvider _time;

    public PurchaseOrderService(
        IPurchaseOrderRepository orders, ISupplierGateway suppliers, TimeProvider time)
    {
        _orders = orders;
        _suppliers = suppliers;
        _time = time;
    }

    public async Task PlaceAsync(Guid orderId, CancellationToken ct)
    {
        var order = await _orders.GetAsync(orderId, ct);

        if (order.Status != OrderStatus.Approved)
        {
            throw new InvalidOperationException($"Order {order.Number} has not been approved.");
        }

        if (order.ApprovedBy is null || order.ApprovedBy == order.RequestedBy)
        {
            throw new InvalidOperationException($"Order {order.Number} needs the approval of a second person.");
        }

        await _suppliers.SubmitAsync(order.SupplierId, order.ToDocument(), ct);
        order.MarkPlaced(_time.GetUtcNow());
        await _orders.SaveAsync(order, ct);
    }
}
