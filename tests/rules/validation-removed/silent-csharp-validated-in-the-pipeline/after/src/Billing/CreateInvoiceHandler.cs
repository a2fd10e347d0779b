using FluentValidation;
using MediatR;

namespace Billing;

public sealed class CreateInvoiceHandler(BillingContext db)
    : IRequestHandler<CreateInvoice, Guid>
{
    public async Task<Guid> Handle(CreateInvoice command, CancellationToken ct)
    {
        var invoice = Invoice.From(command);
        db.Invoices.Add(invoice);
        await db.SaveChangesAsync(ct);
        return invoice.Id;
    }
}
