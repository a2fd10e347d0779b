namespace Teams.Auditing;

public sealed record AccessRevoked(Guid ActorId, Guid MemberId, Guid ProjectId);

public interface IAuditLog
{
    Task RecordAsync(AccessRevoked revoked, CancellationToken ct);
}
