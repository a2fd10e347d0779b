using Backoffice.Api.Contracts;
using Backoffice.Domain.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Backoffice.Api.Endpoints;

public static class UserEndpoints
{
    public static IEndpointRouteBuilder MapUserEndpoints(this IEndpointRouteBuilder app)
    {
        var users = app.MapGroup("/api/users")
            .WithTags("Users")
            .RequireAuthorization();

        users.MapGet("/", List);
        users.MapGet("/{id:guid}", Get);
        users.MapPut("/{id:guid}/roles", SetRoles);
        users.MapDelete("/{id:guid}", Deactivate);

        return app;
    }

    private static async Task<Ok<List<UserDto>>> List(IUserDirectory directory, CancellationToken ct)
        => TypedResults.Ok((await directory.ListAsync(ct)).Select(UserDto.From).ToList());

    private static async Task<Results<Ok<UserDto>, NotFound>> Get(
        Guid id, IUserDirectory directory, CancellationToken ct)
        => await directory.FindAsync(id, ct) is { } user
            ? TypedResults.Ok(UserDto.From(user))
            : TypedResults.NotFound();

    private static async Task<NoContent> SetRoles(
        Guid id, SetRolesRequest request, IUserDirectory directory, CancellationToken ct)
    {
        await directory.SetRolesAsync(id, request.Roles, ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Deactivate(
        Guid id, IUserDirectory directory, CancellationToken ct)
    {
        await directory.DeactivateAsync(id, ct);
        return TypedResults.NoContent();
    }
}
