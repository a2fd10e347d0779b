namespace Example.Hooks;

public sealed class DonationHook(IProcessed processed, IAccounts accounts, ILogger<DonationHook> log)
{
    public async Task HandleAsync(Donation donation, CancellationToken ct)
    {
        log.LogInformation("donation {Event}", donation.EventId);
        await Task.CompletedTask;
    }
}
