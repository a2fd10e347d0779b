var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<OutOfStockHandler>();
var app = builder.Build();
app.UseExceptionHandler();
app.MapControllers();
app.Run();
