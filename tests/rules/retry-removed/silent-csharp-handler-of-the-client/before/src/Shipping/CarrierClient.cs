using Polly;
using Polly.Retry;

namespace Shipping;

public sealed class CarrierClient(HttpClient http)
{
    private readonly AsyncRetryPolicy<HttpResponseMessage> retry = Policy
        .HandleResult<HttpResponseMessage>(answer => (int)answer.StatusCode >= 500)
        .WaitAndRetryAsync(3, attempt => TimeSpan.FromMilliseconds(200 * attempt));

    public async Task<string> TrackAsync(string number, CancellationToken ct)
    {
        var answer = await retry.ExecuteAsync(() => http.GetAsync($"track/{number}", ct));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }
}
