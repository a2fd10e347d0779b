using Microsoft.EntityFrameworkCore;

namespace Example.Crm;

public sealed class ContactStore(CrmContext db)
{
    public Task<List<Contact>> SearchAsync(Guid tenantId, string term, CancellationToken ct) =>
        db.Contacts
            .Where(c => EF.Functions.Like(c.Name, $"%{term}%"))
            .OrderBy(c => c.Name)
            .Take(50)
            .ToListAsync(ct);
}
