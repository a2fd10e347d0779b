using Microsoft.EntityFrameworkCore;

namespace Teams;

public sealed class TeamService(TeamsContext db)
{
    public async Task DeleteAsync(Guid id, CancellationToken ct)
    {
        var team = await db.Teams.SingleAsync(t => t.Id == id, ct);
        db.Teams.Remove(team);
        await db.SaveChangesAsync(ct);
    }
}
