using Microsoft.EntityFrameworkCore;

namespace Teams;

public sealed class TeamService(TeamsContext db, TimeProvider time)
{
    public async Task DeleteAsync(Guid id, CancellationToken ct)
    {
        var team = await db.Teams.SingleAsync(t => t.Id == id, ct);
        team.IsDeleted = true;
        team.DeletedAt = time.GetUtcNow();
        await db.SaveChangesAsync(ct);
    }
}
