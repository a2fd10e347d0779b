using Microsoft.EntityFrameworkCore;

namespace Example.Crm;

public sealed class CrmContext(DbContextOptions<CrmContext> options, ITenant tenant) : DbContext(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();
}
