namespace Example.Search;

public sealed class IndexCleaner(ISearchIndex index)
{
    public Task<long> RemoveAsync(TermSet terms, CancellationToken ct) =>
        index.DeleteByQueryAsync(Expression.AnyOf(terms.Values), ct);
}
