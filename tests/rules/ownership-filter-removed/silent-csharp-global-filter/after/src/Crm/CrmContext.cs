using Microsoft.EntityFrameworkCore;

namespace Example.Crm;

public sealed class CrmContext(DbContextOptions<CrmContext> options, ITenant tenant) : DbContext(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Contact>().HasQueryFilter(c => c.TenantId == tenant.Id);
}
