using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

[Authorize]
public class ProfileController : Controller
{
    private readonly PortalContext _context;

    public ProfileController(PortalContext context) => _context = context;

    [HttpGet]
    public async Task<IActionResult> Edit() =>
        View(ProfileModel.From(await _context.CurrentProfileAsync(User)));

    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Edit(ProfileModel model)
    {
        if (!ModelState.IsValid)
        {
            return View(model);
        }

        model.ApplyTo(await _context.CurrentProfileAsync(User));
        await _context.SaveChangesAsync();
        return RedirectToAction(nameof(Edit));
    }

    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> RemovePicture()
    {
        (await _context.CurrentProfileAsync(User)).Picture = null;
        await _context.SaveChangesAsync();
        return RedirectToAction(nameof(Edit));
    }
}
