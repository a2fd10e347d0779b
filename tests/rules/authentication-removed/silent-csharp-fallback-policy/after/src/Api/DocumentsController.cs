using Microsoft.AspNetCore.Mvc;

namespace Example.Api;

[ApiController]
[Route("documents")]
public class DocumentsController(IDocuments documents) : ControllerBase
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Get(Guid id) => Ok(await documents.FindAsync(id));
}
