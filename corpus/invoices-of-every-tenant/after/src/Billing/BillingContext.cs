using Microsoft.EntityFrameworkCore;

namespace Example.Billing;

public sealed class BillingContext : DbContext
{
    private readonly ITenantContext _tenant;

    public BillingContext(DbContextOptions<BillingContext> options, ITenantContext tenant)
        : base(options)
    {
        _tenant = tenant;
    }

    public DbSet<Invoice> Invoices => Set<Invoice>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Invoice>().HasIndex(i => new { i.TenantId, i.Number }).IsUnique();
    }
}
