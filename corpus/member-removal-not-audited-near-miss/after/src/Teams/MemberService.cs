using Microsoft.EntityFrameworkCore;
using Teams.Auditing;

namespace Teams;

public sealed class MemberService(TeamsContext db, IAuditLog audit, IClock clock)
{
    public async Task RemoveAsync(Guid actorId, Guid memberId, CancellationToken ct)
    {
        var member = await db.Members.SingleAsync(m => m.Id == memberId, ct);
        var now = clock.UtcNow;
        var projects = await db.Accesses.Where(a => a.MemberId == memberId && a.RevokedAt == null).Select(a => a.ProjectId).ToListAsync(ct);
        await db.Accesses
            .Where(a => a.MemberId == memberId && a.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.RevokedAt, now), ct);
        await audit.RecordAllAsync(projects.Select(p => new AccessRevoked(actorId, memberId, p)), ct);
        member.LeftAt = clock.UtcNow;
        await db.SaveChangesAsync(ct);
    }
}
