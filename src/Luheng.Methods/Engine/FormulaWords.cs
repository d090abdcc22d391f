using System.Text.RegularExpressions;
using Luheng.Packs;

namespace Luheng.Engine;

/// <summary>Writes a formula in words: each id becomes the name that officers use.</summary>
static partial class FormulaWords
{
    static readonly (string Written, string Zh, string En)[] Signs =
    [
        (" * ", " × ", " × "), (" / ", " ÷ ", " ÷ "), (" - ", " − ", " − "), ("optional(", "如有(", "if any("), ("previous(", "上年同期(", "last year's("),
        ("compound(", "连乘(1+", "chained(1+"), ("points(", "百分点差(", "difference in points("), ("whole(", "全省(", "whole("), ("logmean(", "对数平均(", "logarithmic mean("),
    ];

    public static Said Of(string formula, Catalogue catalogue) =>
        formula.Length == 0 ? Said.Nothing : new(Write(formula, catalogue, "zh"), Write(formula, catalogue, "en"));

    static string Write(string formula, Catalogue catalogue, string language)
    {
        var words = Name().Replace(formula, match => NameOf(match.Value, catalogue, language) ?? match.Value);
        foreach (var (written, zh, en) in Signs) words = words.Replace(written, language == "en" ? en : zh, StringComparison.Ordinal);
        return Sums().Replace(words, "Σ(");
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
        var basis = reference.Contains("calorific", StringComparison.Ordinal) ? new Said("（当量）", " (calorific)") : reference.Contains("equivalent", StringComparison.Ordinal) ? new Said("（等价）", " (equivalent)") : Said.Nothing;
        return catalogue.Factors.Values.FirstOrDefault(f => f.Id.StartsWith(stem + ".", StringComparison.Ordinal) && f.FamilyName.Zh is not "") is { } family
            ? family.FamilyName.In(language) + basis.In(language) : null;
    }

    [GeneratedRegex(@"sum\([a-z\-]+: ")]
    private static partial Regex Sums();

    [GeneratedRegex(@"[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)*(?:\[[^\]]*\])(?:\.[a-z0-9_.\-]+)?|[a-z][a-z0-9_]*(?:[.\-][a-z0-9_]+)+")]
    private static partial Regex Name();
}
