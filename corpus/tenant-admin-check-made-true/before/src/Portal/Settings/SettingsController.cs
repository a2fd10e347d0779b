using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Security;

namespace Portal.Settings;

[ApiController]
[Authorize]
[Route("tenants/{tenantId:guid}/settings")]
public sealed class SettingsController(ITenantAccess access, ISettingsStore store) : ControllerBase
{
    [HttpPut]
    public async Task<IActionResult> Update(Guid tenantId, SettingsDto settings)
    {
        if (!await access.CanManageAsync(User, tenantId))
        {
            return Forbid();
        }
        await store.SaveAsync(tenantId, settings.ToModel());
        return NoContent();
    }
}
