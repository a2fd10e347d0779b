namespace Records;

public static class RecordQueries
{
    /// <summary>Leaves out what is under a legal hold.</summary>
    public static IQueryable<Record> NotHeld(this IQueryable<Record> records) =>
        records.Where(record => !record.LegalHold);
}
