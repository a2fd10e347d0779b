namespace Example.Jobs;

public sealed class ImportSettings
{
    public required Uri Feed { get; init; }

    public int MostChanges { get; init; } = 1000;
}
