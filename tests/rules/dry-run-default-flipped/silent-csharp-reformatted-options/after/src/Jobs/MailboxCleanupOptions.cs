namespace Example.Jobs;

public sealed record MailboxCleanupOptions(int RetentionDays = 365, bool DryRun = true);
