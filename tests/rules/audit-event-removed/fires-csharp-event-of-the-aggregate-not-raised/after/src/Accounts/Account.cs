namespace Accounts;

public sealed class Account : AggregateRoot
{
    public decimal CreditLimit { get; private set; }

    public void ChangeLimit(decimal limit, Guid actor)
    {
        var before = CreditLimit;
        CreditLimit = limit;
    }
}
