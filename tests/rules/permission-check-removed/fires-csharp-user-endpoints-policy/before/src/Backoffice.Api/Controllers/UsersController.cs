using Backoffice.Api.Contracts;
using Backoffice.Domain.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Backoffice.Api.Controllers;

[ApiController]
[Authorize]
[Route("api/users")]
public sealed class UsersController : ControllerBase
{
    private readonly IUserDirectory _users;

    public UsersController(IUserDirectory users) => _users = users;

    [HttpGet]
    public async Task<IReadOnlyList<UserDto>> List(CancellationToken ct)
        => (await _users.ListAsync(ct)).Select(UserDto.From).ToList();

    [HttpGet("{id:guid}")]
    public async Task<ActionResult<UserDto>> Get(Guid id, CancellationToken ct)
    {
        var user = await _users.FindAsync(id, ct);
        return user is null ? NotFound() : UserDto.From(user);
    }

    [HttpPut("{id:guid}/roles")]
    [Authorize(Policy = "users.manage")]
    public async Task<IActionResult> SetRoles(Guid id, SetRolesRequest request, CancellationToken ct)
    {
        await _users.SetRolesAsync(id, request.Roles, ct);
        return NoContent();
    }

    [HttpDelete("{id:guid}")]
    [Authorize(Policy = "users.manage")]
    public async Task<IActionResult> Deactivate(Guid id, CancellationToken ct)
    {
        await _users.DeactivateAsync(id, ct);
        return NoContent();
    }
}
