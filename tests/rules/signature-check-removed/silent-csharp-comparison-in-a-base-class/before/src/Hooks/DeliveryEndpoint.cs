using System.Security.Cryptography;

namespace Hooks;

public sealed class DeliveryEndpoint(byte[] secret, IDeliveryQueue queue)
{
    public async Task<IResult> HandleAsync(byte[] body, string given, CancellationToken ct)
    {
        var wanted = HMACSHA256.HashData(secret, body);
        if (!CryptographicOperations.FixedTimeEquals(wanted, Convert.FromHexString(given)))
        {
            return Results.Unauthorized();
        }
        await queue.AddAsync(Delivery.Parse(body), ct);
        return Results.Accepted();
    }
}
