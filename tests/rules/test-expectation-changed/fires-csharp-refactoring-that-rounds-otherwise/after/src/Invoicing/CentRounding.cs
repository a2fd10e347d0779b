namespace Meridian.Invoicing;

/// <summary>One place for the rounding of amounts.</summary>
internal static class CentRounding
{
    private const int Decimals = 2;

    public static decimal ToCents(decimal amount) => decimal.Round(amount, Decimals);
}
