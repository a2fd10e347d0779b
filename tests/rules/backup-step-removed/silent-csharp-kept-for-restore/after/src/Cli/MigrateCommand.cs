namespace Example.Cli;

public sealed class MigrateCommand(IBackups backups, IMigrator migrator)
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var backup = await backups.TakeAsync("before-migrate", ct);
        try
        {
            await migrator.MigrateAsync(ct);
        }
        catch (MigrationException)
        {
            await backup.RestoreAsync(ct);
            throw;
        }
        return 0;
    }
}
