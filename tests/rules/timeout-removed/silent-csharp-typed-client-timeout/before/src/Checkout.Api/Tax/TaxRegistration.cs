using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Api.Tax;

/// <summary>Section "Tax" of the configuration.</summary>
public class TaxOptions
{
    public required string BaseUrl { get; init; }

    public required string ApiKey { get; init; }
}

public static class TaxRegistration
{
    public static IServiceCollection AddTax(this IServiceCollection services)
    {
        services.AddOptions<TaxOptions>()
            .BindConfiguration("Tax")
            .ValidateOnStart();

        services.AddHttpClient();
        services.AddScoped<TaxClient>();
        return services;
    }
}
