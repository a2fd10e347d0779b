using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Example.Api;

[ApiController]
[Route("payroll")]
public class PayrollController(IPayroll payroll) : ControllerBase
{
    [Authorize(Policy = "PayrollManager")]
    [HttpPost("{month}/release")]
    public async Task<IActionResult> Release(string month)
    {
        await payroll.ReleaseAsync(month);
        return NoContent();
    }
}
