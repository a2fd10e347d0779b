using Microsoft.AspNetCore.Mvc;

namespace Example.Web;

public class EmailController(IAccounts accounts) : Controller
{
    [HttpPost("/account/email")]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Change(string email)
    {
        await accounts.ChangeEmailAsync(User.Identity!.Name!, email);
        return Redirect("/account");
    }
}
