using System.Globalization;
using Luheng.Identifiers;

namespace Luheng.Benchmarks;

/// <summary>Enterprises that do not exist, with codes that hold.</summary>
static class Firms
{
    public static string Code(int number)
    {
        var body = number.ToString("00000000", CultureInfo.InvariantCulture);
        var first = $"91990100{body}{CreditCode.BodyCheck(body)}";
        return first + CreditCode.Check(first + "0");
    }
}
