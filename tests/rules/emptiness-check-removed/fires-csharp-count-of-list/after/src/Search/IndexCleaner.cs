namespace Example.Search;

public sealed class IndexCleaner(ISearchIndex index)
{
    /// <summary>An expression without terms matches every document.</summary>
    public async Task<long> RemoveAsync(IReadOnlyCollection<string> terms, CancellationToken ct)
    {
        var expression = Expression.AnyOf(terms.Select(t => t.ToLowerInvariant()));
        return await index.DeleteByQueryAsync(expression, ct);
    }
}
