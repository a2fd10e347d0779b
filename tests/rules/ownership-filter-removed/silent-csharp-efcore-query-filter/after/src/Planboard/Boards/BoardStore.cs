using Microsoft.EntityFrameworkCore;
using Planboard.Data;

namespace Planboard.Boards;

/// <summary>
/// Reads and changes boards.
/// </summary>
public class BoardStore(PlanboardContext context)
{
    public Task<List<Board>> ListAsync(CancellationToken ct) =>
        context.Boards
            .AsNoTracking()
            .OrderBy(b => b.Name)
            .ToListAsync(ct);

    public Task<Board?> FindAsync(Guid id, CancellationToken ct) =>
        context.Boards
            .Include(b => b.Cards)
            .FirstOrDefaultAsync(b => b.Id == id, ct);

    public Task<int> ArchiveAsync(Guid id, CancellationToken ct) =>
        context.Boards
            .Where(b => b.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.Archived, true), ct);
}
