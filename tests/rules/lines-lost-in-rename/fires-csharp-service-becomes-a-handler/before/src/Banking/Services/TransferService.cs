using System;
using System.Threading;
using System.Threading.Tasks;
using Acme.Banking.Accounts;
using Microsoft.Extensions.Logging;

namespace Acme.Banking.Services;

public sealed class TransferService
{
    private readonly IAccountRepository _accounts;
    private readonly ITransferLedger _ledger;
    private readonly ILogger<TransferService> _logger;

    public TransferService(IAccountRepository accounts, ITransferLedger ledger, ILogger<TransferService> logger)
    {
        _accounts = accounts;
        _ledger = ledger;
        _logger = logger;
    }

    public async Task<Guid> TransferAsync(TransferRequest request, CancellationToken ct)
    {
        if (request.Amount <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(request), "amount must be positive");
        }

        var source = await _accounts.GetAsync(request.SourceId, ct);
        var target = await _accounts.GetAsync(request.TargetId, ct);

        if (source.Currency != target.Currency)
        {
            throw new TransferRefusedException("currencies differ");
        }

        if (source.Balance - source.Reserved < request.Amount)
        {
            throw new TransferRefusedException("insufficient funds");
        }

        var transfer = new Transfer(Guid.NewGuid(), source.Id, target.Id, request.Amount, source.Currency);
        await _ledger.BookAsync(transfer, ct);
        _logger.LogInformation("Booked transfer {TransferId} of {Amount}", transfer.Id, transfer.Amount);

        return transfer.Id;
    }
}
