namespace Catalog;

public static class Registration
{
    public static void AddCatalog(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient<CatalogClient>(client => client.BaseAddress = address)
            .AddStandardResilienceHandler(options =>
            {
                options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(4);
                options.CircuitBreaker.FailureRatio = 0.2;
            });
    }
}
