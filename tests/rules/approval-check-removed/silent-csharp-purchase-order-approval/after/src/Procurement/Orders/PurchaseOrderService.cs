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

        if (order is not { Status: OrderStatus.Approved, ApprovedBy: { } approver } || approver == order.RequestedBy)
        {
            throw new InvalidOperationException($"Order {order.Number} is not approved by a second person.");
        }

        await _suppliers.SubmitAsync(order.SupplierId, order.ToDocument(), ct);
        order.MarkPlaced(_time.GetUtcNow());
        await _orders.SaveAsync(order, ct);
    }
}
