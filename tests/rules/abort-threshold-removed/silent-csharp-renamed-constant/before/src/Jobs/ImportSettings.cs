namespace Example.Jobs;

public sealed class ImportSettings
{
    public required Uri Feed { get; init; }
}
