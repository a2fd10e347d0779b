using MassTransit;
using Microsoft.EntityFrameworkCore;
using Wallet.Contracts;
using Wallet.Worker.Data;

namespace Wallet.Worker.Consumers;

public sealed class PaymentCapturedConsumer(
    WalletDbContext db,
    TimeProvider clock,
    ILogger<PaymentCapturedConsumer> logger) : IConsumer<PaymentCaptured>
{
    public async Task Consume(ConsumeContext<PaymentCaptured> context)
    {
        var (customerId, amount) = (context.Message.CustomerId, context.Message.Amount);
        using var scope = logger.BeginScope("Customer {CustomerId}", customerId);

        var wallet = await Credit(customerId, amount, context.CancellationToken);

        await context.Publish(new WalletCredited(wallet.Id, wallet.Balance));
        logger.LogInformation("Credited {Amount} to wallet {WalletId}", amount, wallet.Id);
    }

    private async Task<CustomerWallet> Credit(Guid customerId, decimal amount, CancellationToken ct)
    {
        var wallet = await db.Wallets.SingleAsync(w => w.CustomerId == customerId, ct);

        wallet.Balance += amount;
        db.Entries.Add(new WalletEntry(wallet.Id, amount, "capture", clock.GetUtcNow().UtcDateTime));

        await db.SaveChangesAsync(ct);
        return wallet;
    }
}
