using Booking.Api.Contracts;
using Booking.Api.Validation;
using Booking.Application;

namespace Booking.Api;

public static class BookingEndpoints
{
    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bookings").RequireAuthorization();

        group.MapPost("/", Create).AddEndpointFilter<ValidationFilter<CreateBooking>>();
        group.MapPut("/{id:guid}/guests", UpdateGuests).AddEndpointFilter<ValidationFilter<ChangeGuests>>();
    }

    private static async Task<IResult> Create(
        CreateBooking request, BookingService service, CancellationToken ct)
    {
        var id = await service.CreateAsync(request, ct);
        return Results.Created($"/bookings/{id}", new { id });
    }

    private static async Task<IResult> UpdateGuests(
        Guid id, ChangeGuests request, BookingService service, CancellationToken ct)
    {
        await service.ChangeGuestsAsync(id, request, ct);
        return Results.NoContent();
    }
}
