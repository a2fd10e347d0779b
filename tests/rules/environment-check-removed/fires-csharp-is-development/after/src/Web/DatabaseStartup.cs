namespace Example.Web;

public static class DatabaseStartup
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
        await db.Database.EnsureDeletedAsync();
        await Samples.FillAsync(db);
    }
}
