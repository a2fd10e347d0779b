using System.Threading;
using System.Threading.Tasks;

namespace Acme.Identity.Accounts;

public sealed class SignInService
{
    private readonly IAccountStore _accounts;
    private readonly IPasswordHasher _hasher;

    public SignInService(IAccountStore accounts, IPasswordHasher hasher)
    {
        _accounts = accounts;
        _hasher = hasher;
    }

    public async Task<SignInResult> SignInAsync(string email, string password, CancellationToken ct)
    {
        var account = await _accounts.FindByEmailAsync(email, ct);
        if (account is null || !SignInRules.MaySignIn(account))
        {
            return SignInResult.Refused;
        }

        var hash = await _accounts.GetPasswordHashAsync(account.Id, ct);
        return _hasher.Verify(hash, password) ? SignInResult.For(account) : SignInResult.Refused;
    }
}
