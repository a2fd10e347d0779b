using Microsoft.EntityFrameworkCore;
using Planboard.Boards;

namespace Planboard.Data;

public class PlanboardContext : DbContext
{
    public PlanboardContext(DbContextOptions<PlanboardContext> options)
        : base(options)
    {
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
        });
        modelBuilder.Entity<Card>().HasOne(c => c.Board).WithMany(b => b.Cards);
    }
}
