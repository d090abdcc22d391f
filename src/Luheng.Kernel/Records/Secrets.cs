using System.Text.RegularExpressions;

namespace Luheng.Records;

/// <summary>Which fields of records are secret: nobody reads them in the audit trail, its exports or its archives.</summary>
public static partial class Secrets
{
    public const string Mask = "••••••";

    /// <summary>Fields that are secret in one kind of record, beside those whose name says so in any.</summary>
    static readonly Dictionary<string, string[]> ByKind = new(StringComparer.Ordinal)
    {
        ["gateway-key"] = ["hash"],
        ["key"] = ["hash"],
        ["api-key"] = ["hash"],
        ["monitor"] = ["password"],
        ["account"] = ["stamp", "codes", "passkeys"],
    };

    /// <summary>Whether a field of a record must not be shown.</summary>
    public static bool Hides(string kind, string path) => path.Split('.').Select(part => part.Split('[')[0]).Any(name =>
        Telling().IsMatch(name) || (ByKind.TryGetValue(kind, out var own) && own.Contains(name, StringComparer.OrdinalIgnoreCase)));

    [GeneratedRegex("password|passwd|secret|totp|authenticator|recovery|stamp$|token|privatekey|keyhash|credential|passkey", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Telling();
}
