using Microsoft.EntityFrameworkCore;

namespace Example.Crm;

public sealed class ContactStore(CrmContext db)
{
    public Task<List<Contact>> SearchAsync(string term, CancellationToken ct) =>
        db.Contacts
            .Where(c => c.Name.Contains(term))
            .Take(50)
            .ToListAsync(ct);
}
