using Microsoft.AspNetCore.Authorization;

namespace Web;

public sealed class OwnerRequirement : IAuthorizationRequirement;

public sealed class OwnerHandler : AuthorizationHandler<OwnerRequirement, Document>
{
    protected override Task HandleRequirementAsync(
        AuthorizationHandlerContext context, OwnerRequirement requirement, Document document)
    {
        context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
