using Microsoft.EntityFrameworkCore;
using Teams.Auditing;

namespace Teams;

public sealed class MemberService(TeamsContext db, IAuditLog audit, IClock clock)
{
    public async Task RemoveAsync(Guid actorId, Guid memberId, CancellationToken ct)
    {
        var member = await db.Members.SingleAsync(m => m.Id == memberId, ct);
        var projects = await db.Projects.Where(p => p.TeamId == member.TeamId).ToListAsync(ct);
        foreach (var project in projects)
        {
            var access = await db.Accesses.FirstOrDefaultAsync(a => a.ProjectId == project.Id && a.MemberId == memberId, ct);
            if (access is not null)
            {
                access.RevokedAt = clock.UtcNow;
                await audit.RecordAsync(new AccessRevoked(actorId, memberId, project.Id), ct);
            }
        }
        member.LeftAt = clock.UtcNow;
        await db.SaveChangesAsync(ct);
    }
}
