using Xunit;

namespace Shop.Tests;

public class PostcodeTests
{
    [Theory]
    [MemberData(nameof(Codes))]
    public void KnowsTheCodesOfACountry(string country, string code, bool valid)
    {
        Assert.Equal(valid, Postcode.IsValid(country, code));
    }

    public static TheoryData<string, string, bool> Codes => new()
    {
        { "DE", "10115", true },
        { "DE", "1011", false },
        { "NL", "1012AB", true },
        { "NL", "1012 AB", true },
        { "NL", "10A2AB", false },
    };
}
