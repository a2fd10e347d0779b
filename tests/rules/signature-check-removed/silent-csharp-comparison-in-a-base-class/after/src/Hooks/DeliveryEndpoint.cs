namespace Hooks;

public sealed class DeliveryEndpoint(byte[] secret, IDeliveryQueue queue) : SignedEndpoint(secret)
{
    protected override async Task<IResult> AcceptAsync(byte[] body, CancellationToken ct)
    {
        await queue.AddAsync(Delivery.Parse(body), ct);
        return Results.Accepted();
    }
}
