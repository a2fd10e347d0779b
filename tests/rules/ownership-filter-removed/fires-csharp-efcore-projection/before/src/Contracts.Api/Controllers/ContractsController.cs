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
public class ContractsController : ControllerBase
{
    private readonly ContractsDbContext _db;
    private readonly ICurrentUser _user;

    public ContractsController(ContractsDbContext db, ICurrentUser user)
    {
        _db = db;
        _user = user;
    }

    [HttpGet]
    public async Task<ActionResult<List<ContractListItem>>> List(CancellationToken ct)
    {
        var contracts = await _db.Contracts
            .Where(c => c.OrganisationId == _user.OrganisationId)
            .OrderByDescending(c => c.SignedAt)
            .ToListAsync(ct);

        return contracts.Select(c => new ContractListItem(c.Id, c.Title, c.SignedAt)).ToList();
    }

    [HttpGet("{id:guid}")]
    public async Task<ActionResult<ContractDetails>> GetContract(Guid id, CancellationToken ct)
    {
        var contract = await _db.Contracts
            .Include(c => c.Parties)
            .Include(c => c.Attachments)
            .Where(c => c.OrganisationId == _user.OrganisationId)
            .SingleOrDefaultAsync(c => c.Id == id, ct);

        if (contract is null)
        {
            return NotFound();
        }

        return new ContractDetails(
            contract.Id,
            contract.Title,
            contract.Body,
            contract.Parties.Select(p => p.Name).ToList(),
            contract.Attachments.Count);
    }
}
