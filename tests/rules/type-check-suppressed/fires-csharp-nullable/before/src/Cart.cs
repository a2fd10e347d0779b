namespace Shop;

public class Cart
{
    public int Total() => rows.Sum(row => row.Amount);
}
