namespace Archive.Worker.Data;

/// <summary>
/// Named parts of queries on recordings.
/// </summary>
public static class RecordingQueries
{
    /// <summary>Recordings whose time is over and which nobody has asked to keep.</summary>
    public static IQueryable<Recording> Purgeable(this IQueryable<Recording> recordings, DateTime now) =>
        recordings.Where(r => !r.LegalHold && r.RetainUntil < now);

    /// <summary>Recordings of one meeting, including those of its breakout rooms.</summary>
    public static IQueryable<Recording> OfMeeting(this IQueryable<Recording> recordings, Guid meetingId) =>
        recordings.Where(r => r.MeetingId == meetingId || r.ParentMeetingId == meetingId);

    public static IQueryable<Recording> LargerThan(this IQueryable<Recording> recordings, long bytes) =>
        recordings.Where(r => r.SizeInBytes > bytes);

    public static IQueryable<Recording> StartedBetween(
        this IQueryable<Recording> recordings,
        DateTime from,
        DateTime to) =>
        recordings.Where(r => r.StartedAt >= from && r.StartedAt < to);

    public static IQueryable<RecordingSummary> Summaries(this IQueryable<Recording> recordings) =>
        recordings.Select(r => new RecordingSummary(r.Id, r.StartedAt, r.SizeInBytes));
}
