using Microsoft.EntityFrameworkCore;

namespace Teams;

public sealed class TeamsContext(DbContextOptions<TeamsContext> options) : DbContext(options)
{
    public DbSet<Team> Teams => Set<Team>();

    protected override void OnConfiguring(DbContextOptionsBuilder builder) =>
        builder.AddInterceptors(new SoftDeleteInterceptor(TimeProvider.System));
}
