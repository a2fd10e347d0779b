using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Example.Api;

[ApiController]
[Route("documents")]
[Authorize]
public class DocumentsController(IDocuments documents) : ControllerBase
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Get(Guid id) => Ok(await documents.FindAsync(id));

    [HttpGet("{id:guid}/preview")]
    public async Task<IActionResult> Preview(Guid id)
    {
        var image = await documents.PreviewAsync(id);
        return File(image, "image/png");
    }
}
