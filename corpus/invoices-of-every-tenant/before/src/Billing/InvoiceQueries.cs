using Microsoft.EntityFrameworkCore;

namespace Example.Billing;

public sealed class InvoiceQueries
{
    private readonly BillingContext _db;
    private readonly ITenantContext _tenant;

    public InvoiceQueries(BillingContext db, ITenantContext tenant)
    {
        _db = db;
        _tenant = tenant;
    }

    public Task<List<InvoiceRow>> ListAsync(InvoiceStatus status, CancellationToken ct) =>
        _db.Invoices
            .Where(i => i.TenantId == _tenant.Id)
            .Where(i => i.Status == status)
            .OrderByDescending(i => i.IssuedOn)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.Customer.Name, i.Total, i.IssuedOn))
            .ToListAsync(ct);

    public Task<InvoiceRow?> FindAsync(Guid id, CancellationToken ct) =>
        _db.Invoices
            .Where(i => i.TenantId == _tenant.Id && i.Id == id)
            .Select(i => new InvoiceRow(i.Id, i.Number, i.Customer.Name, i.Total, i.IssuedOn))
            .SingleOrDefaultAsync(ct);
}
