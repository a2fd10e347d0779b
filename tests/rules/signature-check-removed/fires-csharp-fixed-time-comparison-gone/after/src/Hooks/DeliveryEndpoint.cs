using System.Security.Cryptography;

namespace Hooks;

public sealed class DeliveryEndpoint(byte[] secret, IDeliveryQueue queue)
{
    public async Task<IResult> HandleAsync(byte[] body, string given, CancellationToken ct)
    {
        await queue.AddAsync(Delivery.Parse(body), ct);
        return Results.Accepted();
    }
}
