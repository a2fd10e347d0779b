using FluentValidation;

namespace Booking.Api.Validation;

/// <summary>Answers 400 with the problems of the body when its validator finds any.</summary>
public sealed class ValidationFilter<T> : IEndpointFilter
    where T : class
{
    private readonly IValidator<T> _validator;

    public ValidationFilter(IValidator<T> validator) => _validator = validator;

    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var body = context.Arguments.OfType<T>().Single();
        var outcome = await _validator.ValidateAsync(body, context.HttpContext.RequestAborted);
        if (!outcome.IsValid)
        {
            return Results.ValidationProblem(outcome.ToDictionary());
        }

        return await next(context);
    }
}
