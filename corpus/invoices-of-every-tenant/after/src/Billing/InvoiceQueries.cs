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
        Rows(_db.Invoices.Where(i => i.TenantId == _tenant.Id && i.Status == status))
            .OrderByDescending(row => row.IssuedOn)
            .ToListAsync(ct);

    public Task<InvoiceRow?> FindAsync(Guid id, CancellationToken ct) =>
        Rows(_db.Invoices.Where(i => i.Id == id)).SingleOrDefaultAsync(ct);

    private static IQueryable<InvoiceRow> Rows(IQueryable<Invoice> invoices) =>
        invoices.Select(i => new InvoiceRow(i.Id, i.Number, i.Customer.Name, i.Total, i.IssuedOn));
}
