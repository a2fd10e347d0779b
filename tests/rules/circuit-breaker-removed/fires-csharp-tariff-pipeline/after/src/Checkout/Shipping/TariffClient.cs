using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Checkout.Shipping;

public sealed class TariffClient
{
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public TariffClient(HttpClient http, ILogger<TariffClient> logger)
    {
        _http = http;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(r => (int)r.StatusCode >= 500),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(150),
                BackoffType = DelayBackoffType.Linear,
                OnRetry = args =>
                {
                    logger.LogWarning("Tariff call failed, attempt {Attempt}", args.AttemptNumber);
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(TimeSpan.FromSeconds(2))
            .Build();
    }

    public async Task<Tariff?> GetAsync(string country, int grams, CancellationToken ct)
    {
        using var response = await _pipeline.ExecuteAsync(
            async token => await _http.GetAsync($"tariffs/{country}?grams={grams}", token), ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Tariff>(cancellationToken: ct);
    }
}
