namespace Shop;

public static class Postcode
{
    public static bool IsValid(string country, string code) => country switch
    {
        "DE" => code.Length == 5 && code.All(char.IsDigit),
        "NL" => code.Trim().Length >= 6,
        _ => code.Length > 0,
    };
}
