namespace Shipping;

public static class Registration
{
    public static void AddShipping(this IServiceCollection services, Uri carrier)
    {
        services.AddHttpClient<CarrierClient>(client => client.BaseAddress = carrier);
    }
}
