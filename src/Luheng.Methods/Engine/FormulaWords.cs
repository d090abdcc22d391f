using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.Engine;

/// <summary>Writes a formula in words: each id becomes the name that officers use.</summary>
static partial class FormulaWords
{
    public static Said Of(string formula, Catalogue catalogue) =>
        formula.Length == 0 ? Said.Nothing : new(Write(formula, catalogue, "zh"), Write(formula, catalogue, "en"));

    static string Write(string formula, Catalogue catalogue, string language)
    {
        var words = Name().Replace(formula, match => NameOf(match.Value, catalogue, language) ?? match.Value);
        return words.Replace(" * ", " × ", StringComparison.Ordinal).Replace(" / ", " ÷ ", StringComparison.Ordinal);
    }

    static string? NameOf(string reference, Catalogue catalogue, string language)
    {
        if (catalogue.Items.TryGetValue(reference, out var item)) return item.Name.In(language);
        if (reference.IndexOf('[', StringComparison.Ordinal) is var bracket && bracket < 0) return catalogue.FactorOf(reference) is { } factor ? factor.Name.In(language) is { Length: > 0 } name ? name : null : null;
        var set = reference[(bracket + 1)..].Split(',', ']')[0].Trim();
        var member = catalogue.Sets.GetValueOrDefault(set)?.Members[0].Id;
        if (member is null) return null;
        if (catalogue.Items.TryGetValue(reference.Replace($"[{set}]", "." + member, StringComparison.Ordinal), out var first)) return first.FamilyName.In(language);
        var stem = reference[..bracket];
        return catalogue.Factors.Values.FirstOrDefault(f => f.Id.StartsWith(stem + ".", StringComparison.Ordinal) && f.FamilyName.Zh is not "")?.FamilyName.In(language);
    }

    [GeneratedRegex(@"[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)*(?:\[[^\]]*\])(?:\.[a-z0-9_.\-]+)?|[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)+")]
    private static partial Regex Name();
}
