namespace Search;

public static class Registration
{
    public static void AddSearch(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient<SearchClient>(client =>
        {
            client.BaseAddress = address;
        })
        .AddResilienceHandler("search", pipeline => pipeline.AddTimeout(TimeSpan.FromSeconds(10)));
    }
}
