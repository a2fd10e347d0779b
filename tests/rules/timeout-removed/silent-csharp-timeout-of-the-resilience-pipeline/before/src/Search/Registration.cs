namespace Search;

public static class Registration
{
    public static void AddSearch(this IServiceCollection services, Uri address)
    {
        services.AddHttpClient<SearchClient>(client =>
        {
            client.BaseAddress = address;
            client.Timeout = TimeSpan.FromSeconds(10);
        });
    }
}
