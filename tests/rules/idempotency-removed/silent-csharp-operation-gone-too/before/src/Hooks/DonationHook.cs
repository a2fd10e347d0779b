namespace Example.Hooks;

public sealed class DonationHook(IProcessed processed, IAccounts accounts, ILogger<DonationHook> log)
{
    public async Task HandleAsync(Donation donation, CancellationToken ct)
    {
        if (await processed.ContainsAsync(donation.EventId, ct))
        {
            return;
        }
        await accounts.CreditAsync(donation.Account, donation.Cents, ct);
        await processed.AddAsync(donation.EventId, ct);
        log.LogInformation("donation {Event}", donation.EventId);
    }
}
