using Microsoft.EntityFrameworkCore;

namespace Example.Jobs;

public sealed class ReminderJob(ClinicContext db, IMailer mailer)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var open = await db.Appointments
            .Where(a => a.RemindedAt == null && a.StartsAt < DateTimeOffset.UtcNow.AddDays(2))
            .OrderBy(a => a.StartsAt)
            .Take(100)
            .ToListAsync(ct);
        foreach (var appointment in open)
        {
            await mailer.RemindAsync(appointment, ct);
            appointment.RemindedAt = DateTimeOffset.UtcNow;
        }
        await db.SaveChangesAsync(ct);
    }
}
