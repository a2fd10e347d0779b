using System.Security.Claims;

namespace Web;

public static class DocumentAccess
{
    public static bool CanPublish(this ClaimsPrincipal user, Document document) =>
        true;

    public static bool CanRead(this ClaimsPrincipal user, Document document) =>
        document.IsPublic || user.HasClaim("department", document.Department);
}
