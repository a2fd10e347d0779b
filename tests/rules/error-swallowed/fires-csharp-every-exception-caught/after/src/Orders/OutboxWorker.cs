namespace Orders;

public sealed class OutboxWorker(IOutbox outbox, IBus bus)
{
    public async Task FlushAsync(CancellationToken ct)
    {
        foreach (var message in await outbox.PendingAsync(ct))
        {
            try
            {
                await bus.PublishAsync(message.Topic, message.Body, ct);
            }
            catch
            {
            }
            await outbox.MarkSentAsync(message.Id, ct);
        }
    }
}
