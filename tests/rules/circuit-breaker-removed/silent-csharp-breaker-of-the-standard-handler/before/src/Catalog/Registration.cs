using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Catalog;

public static class Registration
{
    public static void AddCatalog(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient<CatalogClient>(client => client.BaseAddress = address)
            .AddResilienceHandler("catalog", pipeline =>
            {
                pipeline.AddTimeout(TimeSpan.FromSeconds(4));
                pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.2 });
            });
    }
}
