using Xunit;

namespace Shop.Tests;

public class StockTests
{
    private readonly Stock stock = new(new() { ["tea"] = 5, ["milk"] = 1 });

    [Fact]
    public void GivesWhatIsLeft()
    {
        Assert.Equal(3, stock.Reserve("tea", 2));
        Assert.Equal(0.75, stock.Share("tea"), 5);
    }

    [Fact]
    public void RefusesWhatIsSoldOut()
    {
        var refused = Assert.Throws<SoldOutException>(() => stock.Reserve("milk", 2));
        Assert.Equal("milk", refused.Sku);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-100)]
    public void RefusesOddCounts(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => stock.Reserve("tea", count));
    }
}
