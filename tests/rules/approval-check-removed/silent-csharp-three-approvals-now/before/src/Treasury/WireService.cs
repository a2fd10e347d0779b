namespace Treasury;

public sealed class WireService(IWireStore wires, IBank bank)
{
    public async Task SendAsync(Guid id, CancellationToken ct)
    {
        var wire = await wires.GetAsync(id, ct);
        if (wire.Approvals.Select(a => a.ApproverId).Distinct().Count() < 2)
        {
            throw new InvalidOperationException("two approvals are needed");
        }
        await bank.SendAsync(wire.Iban, wire.Amount, ct);
        wire.MarkSent();
        await wires.SaveAsync(wire, ct);
    }
}
