using System.Text.RegularExpressions;

namespace Luheng.Portal.Shell;

public sealed partial class Worked
{
    /// <summary>A number that may be rounded: with decimals, or of three digits and more.</summary>
    [GeneratedRegex(@"\d[.,]\d|\d{3}")]
    private static partial Regex Rounded();
}
