namespace Shop;

public static class Postcode
{
    public static bool IsValid(string country, string code) => country switch
    {
        "DE" => code.Length == 5 && code.All(char.IsDigit),
        "NL" => code.Length == 6 && code.Take(4).All(char.IsDigit),
        _ => code.Length > 0,
    };
}
