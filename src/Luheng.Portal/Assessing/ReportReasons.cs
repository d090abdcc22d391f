using System.Text.Json;
using System.Text.RegularExpressions;
using Luheng.Bulletins;
using Luheng.Portal.Accounting;

namespace Luheng.Portal.Assessing;

/// <summary>The reasons of a figure, in a line, from what was frozen with it.</summary>
static partial class ReportReasons
{
    /// <summary>How a counted figure was made, or why there is none.</summary>
    public static string Formula(Figure figure)
    {
        using var json = JsonDocument.Parse(figure.Because is "" ? "{}" : figure.Because);
        return Text(json.RootElement, "formula");
    }

    /// <summary>What a matter ended with, in the words of whoever ended it.</summary>
    public static string Outcome(Figure figure)
    {
        using var json = JsonDocument.Parse(figure.Because is "" ? "{}" : figure.Because);
        return Text(json.RootElement, "outcome");
    }

    /// <summary>The document, clause and words that a figure rests on; else its formula in words.</summary>
    public static string Source(Figure figure)
    {
        using var json = JsonDocument.Parse(figure.Because is "" ? "{}" : figure.Because);
        if (!json.RootElement.TryGetProperty("because", out var because)) return Text(json.RootElement, "formula");
        // A target states its aim; what it came to is its first input.
        if (figure.Key.EndsWith("/actual", StringComparison.Ordinal) || figure.Key.Contains("/year/", StringComparison.Ordinal))
            if (because.TryGetProperty("inputs", out var inputs) && inputs.GetArrayLength() > 0) return OfActual(because, inputs[0]);
        return Say(because);
    }

    /// <summary>Whether what a target came to was published, or is official statistics.</summary>
    public static bool IsPublished(Figure actual)
    {
        using var json = JsonDocument.Parse(actual.Because);
        var because = json.RootElement.GetProperty("because");
        var why = because.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!).FirstOrDefault() ?? "";
        return why.Contains("公布", StringComparison.Ordinal) || why.StartsWith("官方统计", StringComparison.Ordinal);
    }

    static string OfActual(JsonElement target, JsonElement actual)
    {
        var why = target.TryGetProperty("reasons", out var reasons) && reasons.GetArrayLength() > 0 ? reasons[0].GetString()! : "";
        why = FromBase().Replace(Reached().Replace(why, m => $"（{ReportWords.Span(m.Groups[1].Value)}）"), m => $"按{ReportWords.Span(m.Groups[1].Value)}与基期{m.Groups[2].Value}年");
        var from = Text(actual, "source") is { Length: > 0 } source ? ReasonWords.Source(source) : actual.TryGetProperty("because", out var because) ? Say(because) : "";
        // Who published it is said once, with the clause.
        const string Published = "公布：";
        if (why.IndexOf(Published, StringComparison.Ordinal) is > 0 and var at && from.StartsWith(why[..at], StringComparison.Ordinal)) return from + why[at..];
        return string.Join("；", new[] { why, from }.Where(p => p is not ""));
    }

    static string Say(JsonElement because)
    {
        var source = because.TryGetProperty("source", out var said) ? $"{Text(said, "document")} {Text(said, "clause")}".Trim() : "";
        var words = Text(because, "words") is { Length: > 0 } quoted ? $"“{quoted}”" : ReasonWords.Say(Text(because, "formulaInWords"), false);
        var origin = because.TryGetProperty("origin", out var from) && Text(from, "document") is { Length: > 0 } document && document != source ? document : "";
        return string.Join("：", new[] { string.Join("；", new[] { origin, source }.Where(p => p is not "")), words }.Where(p => p is not ""));
    }

    [GeneratedRegex("，至 ([0-9][0-9.Q-]*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reached();

    [GeneratedRegex("按 ([0-9][0-9.Q-]*) 与基期 ([0-9]+) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FromBase();

    static string Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
