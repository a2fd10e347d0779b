using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Backoffice.Users;

public static class RolesEndpoint
{
    public record RolesBody(HashSet<string> Roles);

    public static void MapRoles(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/users/{userId:guid}/roles").RequireAuthorization("UserAdmin");

        group.MapPut("/", async Task<NoContent> (
            Guid userId,
            RolesBody body,
            ClaimsPrincipal user,
            RoleAssignmentService roles,
            CancellationToken ct) =>
        {
            await roles.SetAsync(user.GetId(), userId, body.Roles, ct);
            return TypedResults.NoContent();
        });
    }
}
