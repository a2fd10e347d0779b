using Xunit;

namespace Shop.Tests;

public class PostcodeTests
{
    [Theory]
    [InlineData("DE", "10115", true)]
    [InlineData("DE", "1011", false)]
    [InlineData("NL", "1012AB", true)]
    [InlineData("NL", "10A2AB", false)]
    public void KnowsTheCodesOfACountry(string country, string code, bool valid)
    {
        Assert.Equal(valid, Postcode.IsValid(country, code));
    }
}
