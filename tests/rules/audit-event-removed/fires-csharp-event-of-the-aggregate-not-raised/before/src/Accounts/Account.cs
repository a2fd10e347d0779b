namespace Accounts;

public sealed class Account : AggregateRoot
{
    public decimal CreditLimit { get; private set; }

    public void ChangeLimit(decimal limit, Guid actor)
    {
        var before = CreditLimit;
        CreditLimit = limit;
        RaiseAudit(new CreditLimitChanged(Id, actor, before, limit));
    }
}
