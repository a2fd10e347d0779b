using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Checkout.Api.Tax;

/// <summary>Section "Tax" of the configuration.</summary>
public class TaxOptions
{
    public required Uri BaseUrl { get; init; }

    public required string ApiKey { get; init; }
}

public static class TaxRegistration
{
    public static IServiceCollection AddTax(this IServiceCollection services)
    {
        services.AddOptions<TaxOptions>()
            .BindConfiguration("Tax")
            .ValidateOnStart();

        services.AddHttpClient<TaxClient>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<TaxOptions>>().Value;
            http.BaseAddress = options.BaseUrl;
            http.Timeout = TimeSpan.FromSeconds(5);
            http.DefaultRequestHeaders.Add("X-Api-Key", options.ApiKey);
        });

        return services;
    }
}
