using Luheng.Chance;
using Luheng.Identifiers;

namespace Luheng.Demo;

/// <summary>Invented names and credit codes. Both are unique; the codes hold their check characters and lie in 9199….</summary>
sealed class Names
{
    const string First = "岚栎澍珩稔翎芷榕沅皓峻淞麟溪珞棠晟璟岱筠";
    const string Second = "源达润禾盛丰辰和原成泽川远途岳朗格泰域航";
    static readonly string[] Forms = ["有限公司", "有限公司", "有限公司", "有限责任公司", "有限责任公司", "股份有限公司"];
    const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    readonly HashSet<string> taken = [.. Cities.Flagships.Select(f => f.Name)];

    /// <summary>Place, a brand of two characters, trade and legal form.</summary>
    public string Make(string place, string words, ref Dice dice)
    {
        var word = dice.Of(words.Split('|'));
        for (; ; )
        {
            var name = $"{place}{First[dice.Below(First.Length)]}{Second[dice.Below(Second.Length)]}{word}{dice.Of(Forms)}";
            if (taken.Add(name)) return name;
        }
    }

    /// <summary>云岭市 and 云中区 as they stand in the name of a firm.</summary>
    public static string Place(string region) => region[..^1];

    /// <summary>91 for an enterprise, the county, an organisation's eight characters with their check, and the check of it all.</summary>
    public static string Code(string county, int number)
    {
        // A step that shares no factor with 31⁶ visits every number once, so codes look random and never meet.
        var left = (ulong)number * 388_765_417UL % 887_503_681UL;
        Span<char> six = stackalloc char[6];
        for (var i = 5; i >= 0; i--, left /= 31) six[i] = Alphabet[(int)(left % 31)];
        var body = $"MA{six}";
        var code = $"91{county}{body}{CreditCode.BodyCheck(body)}";
        return code + CreditCode.Check(code);
    }
}
