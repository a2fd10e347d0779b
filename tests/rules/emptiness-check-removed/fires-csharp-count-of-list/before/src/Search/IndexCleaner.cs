namespace Example.Search;

public sealed class IndexCleaner(ISearchIndex index)
{
    /// <summary>An expression without terms matches every document.</summary>
    public async Task<long> RemoveAsync(IReadOnlyCollection<string> terms, CancellationToken ct)
    {
        if (terms.Count == 0)
        {
            throw new ArgumentException("no terms", nameof(terms));
        }
        var expression = Expression.AnyOf(terms);
        return await index.DeleteByQueryAsync(expression, ct);
    }
}
