namespace Billing;

public static class Registration
{
    public static IServiceCollection AddBilling(this IServiceCollection services)
    {
        services.AddMediatR(setup =>
        {
            setup.RegisterServicesFromAssemblyContaining<CreateInvoice>();
            setup.AddOpenBehavior(typeof(ValidationBehavior<,>));
        });
        return services;
    }
}
