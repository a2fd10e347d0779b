namespace Example.Jobs;

public sealed class MailboxCleanupOptions
{
    public int RetentionDays { get; init; } = 365;

    public bool DryRun { get; init; }
}
