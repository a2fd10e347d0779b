using Microsoft.EntityFrameworkCore;
using Planboard.Data;
using Planboard.Tenancy;

namespace Planboard.Boards;

public class BoardStore
{
    private readonly PlanboardContext _context;
    private readonly ITenantAccessor _tenant;

    public BoardStore(PlanboardContext context, ITenantAccessor tenant)
    {
        _context = context;
        _tenant = tenant;
    }

    public Task<List<Board>> ListAsync(CancellationToken ct) =>
        _context.Boards
            .Where(b => b.TenantId == _tenant.TenantId)
            .OrderBy(b => b.Name)
            .ToListAsync(ct);

    public Task<Board?> FindAsync(Guid id, CancellationToken ct) =>
        _context.Boards
            .Include(b => b.Cards)
            .FirstOrDefaultAsync(b => b.Id == id && b.TenantId == _tenant.TenantId, ct);

    public Task<int> ArchiveAsync(Guid id, CancellationToken ct) =>
        _context.Boards
            .Where(b => b.Id == id && b.TenantId == _tenant.TenantId)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.Archived, true), ct);
}
