using Microsoft.EntityFrameworkCore;
using Planboard.Boards;
using Planboard.Tenancy;

namespace Planboard.Data;

public class PlanboardContext : DbContext
{
    private readonly ITenantAccessor _tenant;

    public PlanboardContext(DbContextOptions<PlanboardContext> options, ITenantAccessor tenant)
        : base(options)
    {
        _tenant = tenant;
    }

    public DbSet<Board> Boards => Set<Board>();

    public DbSet<Card> Cards => Set<Card>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Board>(board =>
        {
            board.HasKey(b => b.Id);
            board.Property(b => b.Name).HasMaxLength(120);
            board.HasIndex(b => b.TenantId);
            board.HasQueryFilter(b => b.TenantId == _tenant.TenantId);
        });
        modelBuilder.Entity<Card>(card =>
        {
            card.HasOne(c => c.Board).WithMany(b => b.Cards);
            card.HasQueryFilter(c => c.Board.TenantId == _tenant.TenantId);
        });
    }
}
