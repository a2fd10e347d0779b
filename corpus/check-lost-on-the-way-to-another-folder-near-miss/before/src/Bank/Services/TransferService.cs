using Bank.Accounts;
using Bank.Audit;

namespace Bank.Services;

public class TransferService
{
    private readonly IAccounts _accounts;
    private readonly IAuditLog _audit;

    public TransferService(IAccounts accounts, IAuditLog audit)
    {
        _accounts = accounts;
        _audit = audit;
    }

    public async Task<Receipt> TransferAsync(Guid from, Guid to, decimal amount, CancellationToken token)
    {
        if (amount <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(amount), "A transfer moves something.");
        }

        var source = await _accounts.FindAsync(from, token);
        var target = await _accounts.FindAsync(to, token);
        if (source.Available < amount)
        {
            throw new InsufficientFundsException(from, amount);
        }

        source.Withdraw(amount);
        target.Deposit(amount);
        await _accounts.SaveAsync(source, target, token);
        await _audit.WriteAsync(new TransferMade(from, to, amount), token);
        return new Receipt(from, to, amount, DateTimeOffset.UtcNow);
    }

    public async Task<IReadOnlyList<Receipt>> HistoryAsync(Guid account, CancellationToken token)
    {
        var entries = await _accounts.EntriesAsync(account, token);
        return entries.Select(Receipt.Of).ToList();
    }
}
