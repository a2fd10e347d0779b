using System.CommandLine;

namespace Example.Cli;

public static class ResetTenantCommand
{
    public static Command Create(ITenants tenants)
    {
        var name = new Argument<string>("name");
        var yes = new Option<bool>("--yes", () => false, "Do not ask");
        var command = new Command("reset", "Empties a tenant") { name, yes };
        command.SetHandler(async (tenant, force) =>
        {
            if (!force && !Terminal.Confirm($"Empty {tenant}?"))
            {
                return;
            }
            await tenants.ResetAsync(tenant);
        }, name, yes);
        return command;
    }
}
