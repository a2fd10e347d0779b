namespace Example.Cli;

public sealed class MigrateCommand(IBackups backups, IMigrator migrator)
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await backups.TakeAsync("before-migrate", ct);
        await migrator.MigrateAsync(ct);
        return 0;
    }
}
