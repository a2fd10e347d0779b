namespace Example.Web;

public static class DatabaseStartup
{
    public static async Task PrepareAsync(this WebApplication app, ShopContext db)
    {
        var reset = app.Configuration.GetValue<bool>("ResetOnStart");
        if (reset && app.Environment.IsDevelopment())
        {
            await db.Database.EnsureDeletedAsync();
        }
    }
}
