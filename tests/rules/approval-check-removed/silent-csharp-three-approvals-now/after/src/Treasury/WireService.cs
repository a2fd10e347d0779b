namespace Treasury;

public sealed class WireService(IWireStore wires, IBank bank)
{
    private const int NeededApprovals = 3;

    public async Task SendAsync(Guid id, CancellationToken ct)
    {
        var wire = await wires.GetAsync(id, ct);
        if (wire.Approvals.DistinctBy(a => a.ApproverId).Count() < NeededApprovals)
        {
            throw new InvalidOperationException($"{NeededApprovals} approvals are needed");
        }
        await bank.SendAsync(wire.Iban, wire.Amount, ct);
        wire.MarkSent();
        await wires.SaveAsync(wire, ct);
    }
}
