using Microsoft.EntityFrameworkCore;
using Teams.Auditing;

namespace Teams;

public sealed class MemberService(TeamsContext db, IAuditLog audit, IClock clock)
{
    public async Task RemoveAsync(Guid actorId, Guid memberId, CancellationToken ct)
    {
        var member = await db.Members.SingleAsync(m => m.Id == memberId, ct);
        var now = clock.UtcNow;
        await db.Accesses
            .Where(a => a.MemberId == memberId && a.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.RevokedAt, now), ct);
        member.LeftAt = clock.UtcNow;
        await db.SaveChangesAsync(ct);
    }
}
