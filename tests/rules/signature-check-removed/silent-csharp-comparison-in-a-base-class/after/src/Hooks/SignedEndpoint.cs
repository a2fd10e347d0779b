using System.Security.Cryptography;

namespace Hooks;

public abstract class SignedEndpoint(byte[] secret)
{
    public async Task<IResult> HandleAsync(byte[] body, string given, CancellationToken ct)
    {
        var wanted = HMACSHA256.HashData(secret, body);
        if (!CryptographicOperations.FixedTimeEquals(wanted, Convert.FromHexString(given)))
        {
            return Results.Unauthorized();
        }
        return await AcceptAsync(body, ct);
    }

    protected abstract Task<IResult> AcceptAsync(byte[] body, CancellationToken ct);
}
