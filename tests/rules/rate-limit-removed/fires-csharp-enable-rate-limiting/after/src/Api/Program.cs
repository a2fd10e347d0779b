using System.Threading.RateLimiting;
using Example.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options => options.AddPolicy("per-user", Limits.PerUser));

var app = builder.Build();
app.UseRateLimiter();

app.MapPost("/exports", Exports.Create).WithName("CreateExport").Produces<Export>(202);
app.MapGet("/exports/{id}", Exports.Show).RequireRateLimiting("per-user");
app.Run();
