using FluentValidation;

namespace Billing;

public sealed class CreateInvoiceHandler(BillingContext db, IValidator<CreateInvoice> validator)
{
    public async Task<Guid> HandleAsync(CreateInvoice command, CancellationToken ct)
    {
        await validator.ValidateAndThrowAsync(command, ct);
        var invoice = Invoice.From(command);
        db.Invoices.Add(invoice);
        await db.SaveChangesAsync(ct);
        return invoice.Id;
    }
}
