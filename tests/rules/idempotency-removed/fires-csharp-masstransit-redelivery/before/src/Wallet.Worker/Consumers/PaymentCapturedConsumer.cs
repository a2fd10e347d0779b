using MassTransit;
using Microsoft.EntityFrameworkCore;
using Wallet.Contracts;
using Wallet.Worker.Data;

namespace Wallet.Worker.Consumers;

public class PaymentCapturedConsumer : IConsumer<PaymentCaptured>
{
    private readonly WalletDbContext _db;
    private readonly ILogger<PaymentCapturedConsumer> _logger;

    public PaymentCapturedConsumer(WalletDbContext db, ILogger<PaymentCapturedConsumer> logger)
    {
        _db = db;
        _logger = logger;
    }

    public async Task Consume(ConsumeContext<PaymentCaptured> context)
    {
        var messageId = context.MessageId ?? context.Message.EventId;
        if (await _db.ProcessedMessages.AnyAsync(m => m.Id == messageId, context.CancellationToken))
        {
            _logger.LogInformation("Message {MessageId} was handled before", messageId);
            return;
        }

        var wallet = await _db.Wallets.SingleAsync(
            w => w.CustomerId == context.Message.CustomerId, context.CancellationToken);

        wallet.Balance += context.Message.Amount;
        _db.Entries.Add(new WalletEntry(wallet.Id, context.Message.Amount, "capture", DateTime.UtcNow));
        _db.ProcessedMessages.Add(new ProcessedMessage(messageId, DateTime.UtcNow));

        await _db.SaveChangesAsync(context.CancellationToken);
        await context.Publish(new WalletCredited(wallet.Id, wallet.Balance));
    }
}
