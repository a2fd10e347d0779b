namespace Example.Search;

public sealed class IndexCleaner(ISearchIndex index)
{
    public async Task<long> RemoveAsync(IReadOnlyCollection<string> terms, CancellationToken ct)
    {
        if (terms.Count == 0)
        {
            throw new ArgumentException("no terms", nameof(terms));
        }
        return await index.DeleteByQueryAsync(Expression.AnyOf(terms), ct);
    }
}
