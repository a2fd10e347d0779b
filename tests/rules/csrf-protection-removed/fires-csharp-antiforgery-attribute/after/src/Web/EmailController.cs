using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Example.Web;

[Authorize]
public class EmailController(IAccounts accounts) : Controller
{
    [HttpPost("/account/email")]
    [Consumes("application/x-www-form-urlencoded")]
    public async Task<IActionResult> Change([FromForm] string email)
    {
        await accounts.ChangeEmailAsync(User.Identity!.Name!, email);
        return Redirect("/account");
    }
}
