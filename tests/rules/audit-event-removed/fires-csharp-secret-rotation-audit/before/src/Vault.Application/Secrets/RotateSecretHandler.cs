using MediatR;
using Vault.Application.Abstractions;
using Vault.Domain.Secrets;

namespace Vault.Application.Secrets;

public sealed record RotateSecret(Guid SecretId) : IRequest<int>;

public sealed record RevealSecret(Guid SecretId) : IRequest<string>;

public sealed class SecretHandlers :
    IRequestHandler<RotateSecret, int>,
    IRequestHandler<RevealSecret, string>
{
    private readonly ISecretStore _secrets;
    private readonly IAuditStore _audit;
    private readonly ICurrentUser _user;

    public SecretHandlers(ISecretStore secrets, IAuditStore audit, ICurrentUser user)
    {
        _secrets = secrets;
        _audit = audit;
        _user = user;
    }

    public async Task<int> Handle(RotateSecret request, CancellationToken ct)
    {
        var version = await _secrets.RotateAsync(request.SecretId, ct);
        await _audit.AppendAsync(new AuditEntry(_user.Id, "secret.rotated", request.SecretId), ct);
        return version;
    }

    public async Task<string> Handle(RevealSecret request, CancellationToken ct)
    {
        var secret = await _secrets.GetAsync(request.SecretId, ct);
        if (secret is null)
        {
            throw new SecretNotFoundException(request.SecretId);
        }

        var plaintext = await _secrets.DecryptAsync(secret, ct);
        await _audit.AppendAsync(new AuditEntry(_user.Id, "secret.revealed", request.SecretId), ct);
        return plaintext;
    }
}
