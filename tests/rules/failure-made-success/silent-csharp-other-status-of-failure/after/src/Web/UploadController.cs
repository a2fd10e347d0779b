namespace Web;

[ApiController]
[Route("uploads")]
public sealed class UploadController(IScanner scanner, IUploadStore uploads) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Finish(Guid id, CancellationToken ct)
    {
        var verdict = await scanner.ScanAsync(id, ct);
        if (verdict.Infected)
        {
            return UnprocessableEntity(new ProblemDetails { Title = "infected", Detail = verdict.Name });
        }
        await uploads.PublishAsync(id, ct);
        return Ok(new { status = "stored" });
    }
}
