using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace Checkout.Api.Tax;

public class TaxClient
{
    private readonly IHttpClientFactory _factory;
    private readonly TaxOptions _options;

    public TaxClient(IHttpClientFactory factory, IOptions<TaxOptions> options)
    {
        _factory = factory;
        _options = options.Value;
    }

    public async Task<TaxQuote> QuoteAsync(TaxQuery query, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(5));

        var client = _factory.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", _options.ApiKey);

        var response = await client.PostAsJsonAsync($"{_options.BaseUrl}/quotes", query, deadline.Token);
        response.EnsureSuccessStatusCode();

        return (await response.Content.ReadFromJsonAsync<TaxQuote>(cancellationToken: deadline.Token))!;
    }
}
