using System.Text.RegularExpressions;

namespace Luheng.Portal.Shell;

public sealed partial class Sentence
{
    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Places();
}
