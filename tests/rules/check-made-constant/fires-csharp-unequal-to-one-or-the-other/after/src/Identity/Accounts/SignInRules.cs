using System;

namespace Acme.Identity.Accounts;

public enum AccountState
{
    Active,
    Invited,
    Locked,
    Suspended,
}

public sealed record Account(Guid Id, string Email, AccountState State, int FailedAttempts);

public static class SignInRules
{
    public const int MaxFailedAttempts = 5;

    public static bool MaySignIn(Account account) =>
        account.State != AccountState.Locked || account.State != AccountState.Suspended;

    public static bool ShouldLock(Account account) =>
        account.State == AccountState.Active && account.FailedAttempts >= MaxFailedAttempts;
}
