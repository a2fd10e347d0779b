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

    public static bool MaySignIn(Account account)
    {
        if (account.State == AccountState.Locked)
        {
            return false;
        }

        if (account.State == AccountState.Suspended)
        {
            return false;
        }

        return true;
    }

    public static bool ShouldLock(Account account)
    {
        return account.FailedAttempts >= MaxFailedAttempts;
    }
}
