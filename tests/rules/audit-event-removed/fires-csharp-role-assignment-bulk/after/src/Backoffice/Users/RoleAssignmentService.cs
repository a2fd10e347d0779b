using Backoffice.Auditing;
using Backoffice.Data;
using Microsoft.EntityFrameworkCore;

namespace Backoffice.Users;

public class RoleAssignmentService(BackofficeContext context, IAuditTrail audit)
{
    /// <summary>Brings the roles of a user to exactly the given set.</summary>
    public async Task SetAsync(Guid actorId, Guid userId, IReadOnlySet<string> wanted, CancellationToken ct)
    {
        var current = await context.UserRoles.Where(r => r.UserId == userId).ToListAsync(ct);

        foreach (var obsolete in current.Where(r => !wanted.Contains(r.Role)))
        {
            context.UserRoles.Remove(obsolete);
            await audit.WriteAsync("role.revoked", actorId, new { userId, role = obsolete.Role });
        }

        var missing = wanted.Except(current.Select(r => r.Role));
        context.UserRoles.AddRange(missing.Select(role => new UserRole
        {
            UserId = userId,
            Role = role,
            GrantedBy = actorId,
        }));

        await context.SaveChangesAsync(ct);
    }
}
