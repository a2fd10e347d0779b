using Example.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options => options.AddPolicy("per-user", Limits.PerUser));

var app = builder.Build();
app.UseRateLimiter();

var exports = app.MapGroup("/exports").RequireRateLimiting("per-user");
exports.MapPost("/", Exports.Create);
exports.MapGet("/{id}", Exports.Show);
app.Run();
