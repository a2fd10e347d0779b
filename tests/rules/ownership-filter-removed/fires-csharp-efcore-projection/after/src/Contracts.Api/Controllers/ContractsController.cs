using Contracts.Api.Auth;
using Contracts.Api.Data;
using Contracts.Api.Models;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Contracts.Api.Controllers;

[ApiController]
[Authorize]
[Route("api/contracts")]
public class ContractsController(ContractsDbContext db, ICurrentUser user) : ControllerBase
{
    [HttpGet]
    public async Task<ActionResult<List<ContractListItem>>> List(CancellationToken ct) =>
        await db.Contracts
            .AsNoTracking()
            .Where(c => c.OrganisationId == user.OrganisationId)
            .OrderByDescending(c => c.SignedAt)
            .Select(c => new ContractListItem(c.Id, c.Title, c.SignedAt))
            .ToListAsync(ct);

    [HttpGet("{id:guid}")]
    public async Task<ActionResult<ContractDetails>> GetContract(Guid id, CancellationToken ct)
    {
        var details = await db.Contracts
            .AsNoTracking()
            .Where(c => c.Id == id)
            .Select(c => new ContractDetails(
                c.Id,
                c.Title,
                c.Body,
                c.Parties.Select(p => p.Name).ToList(),
                c.Attachments.Count))
            .SingleOrDefaultAsync(ct);

        return details is null ? NotFound() : details;
    }
}
