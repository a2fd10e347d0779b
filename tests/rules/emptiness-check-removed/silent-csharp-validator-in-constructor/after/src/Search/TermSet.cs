namespace Example.Search;

/// <summary>Terms of an expression, of which there is at least one.</summary>
public sealed class TermSet
{
    public TermSet(IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("no terms", nameof(values));
        }
        Values = values;
    }

    public IReadOnlyCollection<string> Values { get; }
}
