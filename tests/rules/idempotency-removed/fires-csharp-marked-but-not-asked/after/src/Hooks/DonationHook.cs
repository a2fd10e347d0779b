namespace Example.Hooks;

public sealed class DonationHook(IProcessed processed, IAccounts accounts)
{
    public async Task HandleAsync(Donation donation, CancellationToken ct)
    {
        await accounts.CreditAsync(donation.Account, donation.Cents, ct);
        await processed.AddAsync(donation.EventId, ct);
    }
}
