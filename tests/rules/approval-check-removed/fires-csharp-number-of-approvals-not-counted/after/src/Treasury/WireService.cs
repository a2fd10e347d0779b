namespace Treasury;

public sealed class WireService(IWireStore wires, IBank bank)
{
    public async Task SendAsync(Guid id, CancellationToken ct)
    {
        var wire = await wires.GetAsync(id, ct);
        await bank.SendAsync(wire.Iban, wire.Amount, ct);
        wire.MarkSent();
        await wires.SaveAsync(wire, ct);
    }
}
