using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Example.Api;

[ApiController]
[Route("payroll")]
public class PayrollController(IPayroll payroll) : ControllerBase
{
    [Authorize]
    [HttpPost("{month}/release")]
    public async Task<IActionResult> Release(string month)
    {
        var run = await payroll.ReleaseAsync(month);
        return Ok(new { run.Id, run.Employees });
    }
}
