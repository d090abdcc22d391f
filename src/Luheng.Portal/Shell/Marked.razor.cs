using System.Globalization;
using System.Text.RegularExpressions;

namespace Luheng.Portal.Shell;

public sealed partial class Marked
{
    /// <summary>Whether a text says a value, to the last digit that it writes.</summary>
    internal static bool Holds(string text, double value) => Numbers().Matches(text).Any(n => Says(n, Opening.In(value, "")));

    /// <summary>Whether a number of a text is a value, to its last digit.</summary>
    static bool Says(Match number, Opening mark) =>
        double.TryParse(mark.Shown, NumberStyles.Any, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(double.Parse(number.Value, NumberStyles.Any, CultureInfo.InvariantCulture) - value) <= 0.5 * Math.Pow(10, -number.Groups[1].Length) + 1e-9;

    Opening? Other(Match number) => Named().IsMatch(Text[..number.Index]) || Dated().IsMatch(Text[(number.Index + number.Length)..]) ? null : Rest;

    /// <summary>What stands before the number of a paper, a table or a clause.</summary>
    [GeneratedRegex(@"表$|(专栏|第|附件|附录|条款|〔|[Nn]o\.|[Tt]able|[A-Za-z]/[A-Z]+)\s*$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(\s*[年月日〕]|\s*号)")]
    private static partial Regex Dated();

    /// <summary>A number that belongs to no code or date.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_.,–-])-?\d[\d,]*(?:\.(\d+))?(?![A-Za-z0-9_–-]|\.\d)")]
    private static partial Regex Numbers();
}
