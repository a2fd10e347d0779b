using Microsoft.AspNetCore.Mvc;
using Microsoft.FeatureManagement.Mvc;

namespace Web;

[ApiController]
[Route("tenants")]
public sealed class TenantController(ITenantStore tenants) : ControllerBase
{
    [FeatureGate("TenantOffboarding")]
    [HttpPost("{id:guid}/offboard")]
    public async Task<IActionResult> Offboard(Guid id, CancellationToken ct)
    {
        await tenants.WipeAsync(id, ct);
        return Accepted();
    }
}
