using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Example.Api;

[ApiController]
[Route("payroll")]
[Authorize(Policy = "PayrollManager")]
public class PayrollController(IPayroll payroll) : ControllerBase
{
    [HttpPost("{month}/release")]
    public async Task<IActionResult> Release(string month)
    {
        await payroll.ReleaseAsync(month);
        return NoContent();
    }

    [HttpGet("{month}")]
    public async Task<IActionResult> Show(string month) => Ok(await payroll.FindAsync(month));
}
