namespace Web;

[ApiController]
[Route("orders")]
public sealed class OrdersController(IOrderService orders) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Place(OrderDto dto)
    {
        try
        {
            return Ok(await orders.PlaceAsync(dto));
        }
        catch (OutOfStockException error)
        {
            return Conflict(new ProblemDetails { Title = error.Message });
        }
    }
}
