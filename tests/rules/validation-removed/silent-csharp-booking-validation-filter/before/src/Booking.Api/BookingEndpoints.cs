using Booking.Api.Contracts;
using Booking.Application;
using FluentValidation;

namespace Booking.Api;

public static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bookings").RequireAuthorization();

        group.MapPost("/", async (
            CreateBooking request, IValidator<CreateBooking> validator, BookingService service, CancellationToken ct) =>
        {
            var outcome = await validator.ValidateAsync(request, ct);
            if (!outcome.IsValid)
            {
                return Results.ValidationProblem(outcome.ToDictionary());
            }

            var id = await service.CreateAsync(request, ct);
            return Results.Created($"/bookings/{id}", new { id });
        });

        group.MapPut("/{id:guid}/guests", async (
            Guid id, ChangeGuests request, IValidator<ChangeGuests> validator, BookingService service, CancellationToken ct) =>
        {
            var outcome = await validator.ValidateAsync(request, ct);
            if (!outcome.IsValid)
            {
                return Results.ValidationProblem(outcome.ToDictionary());
            }

            await service.ChangeGuestsAsync(id, request, ct);
            return Results.NoContent();
        });
    }
}
