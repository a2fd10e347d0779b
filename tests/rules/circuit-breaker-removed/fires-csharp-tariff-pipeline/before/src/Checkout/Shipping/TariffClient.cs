using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace Checkout.Shipping;

public sealed class TariffClient
{
    private readonly HttpClient _http;
    private readonly IAsyncPolicy<HttpResponseMessage> _policy;

    public TariffClient(HttpClient http, ILogger<TariffClient> logger)
    {
        _http = http;

        var timeout = Policy.TimeoutAsync<HttpResponseMessage>(TimeSpan.FromSeconds(2));
        var retry = Policy<HttpResponseMessage>
            .Handle<HttpRequestException>()
            .Or<TimeoutRejectedException>()
            .OrResult(r => (int)r.StatusCode >= 500)
            .WaitAndRetryAsync(2, attempt => TimeSpan.FromMilliseconds(150 * attempt));
        var breaker = Policy<HttpResponseMessage>
            .Handle<HttpRequestException>()
            .Or<TimeoutRejectedException>()
            .OrResult(r => (int)r.StatusCode >= 500)
            .CircuitBreakerAsync(
                8,
                TimeSpan.FromSeconds(30),
                (outcome, span) => logger.LogWarning("Tariff service cut off for {Span}", span),
                () => logger.LogInformation("Tariff service back"));

        _policy = Policy.WrapAsync(retry, breaker, timeout);
    }

    public async Task<Tariff?> GetAsync(string country, int grams, CancellationToken ct)
    {
        var response = await _policy.ExecuteAsync(
            token => _http.GetAsync($"tariffs/{country}?grams={grams}", token), ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Tariff>(cancellationToken: ct);
    }
}
