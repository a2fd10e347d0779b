using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Web;

public static class AuthenticationSetup
{
    public static void AddTokens(this IServiceCollection services, SecurityKey key)
    {
        services.AddAuthentication().AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters
            {
                IssuerSigningKey = key,
                ValidateIssuerSigningKey = true,
                RequireSignedTokens = true,
                ValidAudience = "api",
            };
        });
    }
}
