namespace Luheng.Portal.Access;

/// <summary>Where to go after signing in: only to a page of this site.</summary>
static class Back
{
    static readonly string[] NotThere = ["/sign-in", "/sign-out", "/welcome", "/persona"];

    public static string Safe(string? asked) =>
        asked is { Length: > 0 and < 2000 } && asked[0] == '/' && (asked.Length == 1 || asked[1] is not ('/' or '\\')) && !asked.Any(char.IsControl) && !asked.Contains('\\', StringComparison.Ordinal)
        && !NotThere.Any(n => asked.StartsWith(n, StringComparison.OrdinalIgnoreCase)) ? asked : "/";
}
