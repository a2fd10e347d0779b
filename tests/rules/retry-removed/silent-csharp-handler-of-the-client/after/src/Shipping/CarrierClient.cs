namespace Shipping;

public sealed class CarrierClient(HttpClient http)
{
    public async Task<string> TrackAsync(string number, CancellationToken ct)
    {
        var answer = await http.GetAsync($"track/{number}", ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(ct);
    }
}
