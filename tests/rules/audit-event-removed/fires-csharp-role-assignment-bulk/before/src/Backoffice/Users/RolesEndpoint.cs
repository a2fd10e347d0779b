using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Backoffice.Users;

public static class RolesEndpoint
{
    public record RoleBody(string Role);

    public static void MapRoles(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/users/{userId:guid}/roles").RequireAuthorization("UserAdmin");

        group.MapPost("/", async Task<NoContent> (
            Guid userId, RoleBody body, ClaimsPrincipal user, RoleAssignmentService roles) =>
        {
            await roles.GrantAsync(user.GetId(), userId, body.Role);
            return TypedResults.NoContent();
        });

        group.MapDelete("/{role}", async Task<NoContent> (
            Guid userId, string role, ClaimsPrincipal user, RoleAssignmentService roles) =>
        {
            await roles.RevokeAsync(user.GetId(), userId, role);
            return TypedResults.NoContent();
        });
    }
}
