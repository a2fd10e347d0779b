using System.Security.Claims;

namespace Portal.Security;

public sealed class TenantAccess : ITenantAccess
{
    private readonly IDirectoryClient directory;

    public TenantAccess(IDirectoryClient directory)
    {
        this.directory = directory;
    }

    public async Task<bool> CanManageAsync(ClaimsPrincipal user, Guid tenantId)
    {
        var groups = await directory.GroupsOfAsync(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
        return groups.Any(group => group.TenantId == tenantId && group.Role == "admin");
    }
}
