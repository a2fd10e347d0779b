namespace Example.Web;

public static class DatabaseStartup
{
    public static async Task PrepareAsync(this WebApplication app, ShopContext db)
    {
        if (app.Environment.IsDevelopment())
        {
            if (app.Configuration.GetValue<bool>("ResetOnStart"))
            {
                await db.Database.EnsureDeletedAsync();
            }
        }
    }
}
