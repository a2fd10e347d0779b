using Backoffice.Auditing;
using Backoffice.Data;
using Microsoft.EntityFrameworkCore;

namespace Backoffice.Users;

public class RoleAssignmentService
{
    private readonly BackofficeContext _context;
    private readonly IAuditTrail _audit;

    public RoleAssignmentService(BackofficeContext context, IAuditTrail audit)
    {
        _context = context;
        _audit = audit;
    }

    public async Task GrantAsync(Guid actorId, Guid userId, string role)
    {
        _context.UserRoles.Add(new UserRole { UserId = userId, Role = role, GrantedBy = actorId });
        await _audit.WriteAsync("role.granted", actorId, new { userId, role });
        await _context.SaveChangesAsync();
    }

    public async Task RevokeAsync(Guid actorId, Guid userId, string role)
    {
        var assignment = await _context.UserRoles
            .FirstOrDefaultAsync(r => r.UserId == userId && r.Role == role);
        if (assignment is null)
        {
            return;
        }

        _context.UserRoles.Remove(assignment);
        await _audit.WriteAsync("role.revoked", actorId, new { userId, role });
        await _context.SaveChangesAsync();
    }
}
