using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

[Authorize]
public class ProfileController(PortalContext context) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit() =>
        View(ProfileModel.From(await context.CurrentProfileAsync(User)));

    [HttpPost]
    public async Task<IActionResult> Edit(ProfileModel model)
    {
        if (!ModelState.IsValid)
        {
            return View(model);
        }

        return await SaveAsync(model.ApplyTo);
    }

    [HttpPost]
    public Task<IActionResult> RemovePicture() => SaveAsync(profile => profile.Picture = null);

    private async Task<IActionResult> SaveAsync(Action<Profile> change)
    {
        change(await context.CurrentProfileAsync(User));
        await context.SaveChangesAsync();
        return RedirectToAction(nameof(Edit));
    }
}
