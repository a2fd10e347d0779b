using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Checkout.Api.Tax;

/// <summary>Asks the tax service what is due on a basket.</summary>
public sealed class TaxClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public async Task<TaxQuote> QuoteAsync(TaxQuery query, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            "quotes", query, Json, cancellationToken);

        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<TaxQuote>(Json, cancellationToken)
            ?? throw new InvalidOperationException("The tax service sent an empty answer.");
    }
}
