using System.Globalization;
using System.Text.Json;
using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Portal.Accounting;
using Luheng.Portal.Boards;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>Why a figure of a paper is what it is, as its snapshot keeps it: for whoever may read the paper, whether or not they may ask the site about the subject.</summary>
static class SnapshotReasons
{
    /// <summary>Where a figure of a paper opens; <paramref name="paper"/> is the address that the paper's figures lie under.</summary>
    public static string Address(string paper, string key, string input = "") => paper + (paper.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Links.To("", ("figure", key), ("input", input))[1..];

    /// <summary>The figure that the address asks for; null where the snapshot has none of that name.</summary>
    public static Reasons? Of(Reader reader, Snapshot snapshot, string paper)
    {
        var (key, input) = (reader.Query("figure"), reader.Query("input"));
        if (snapshot.Find(key) is not { } figure) return null;
        using var kept = JsonDocument.Parse(figure.Because is "" ? "{}" : figure.Because);
        if (Down(kept.RootElement, input) is not { } at) return null;
        var because = Because(at);
        var counted = !at.TryGetProperty("name", out _);
        return new(counted ? reader[Words.Counted] : Text(at, "name"), NameOf(reader, Text(at, "subject") is { Length: > 0 } subject ? subject : figure.Subject), Dates.Say(Text(at, "period") is { Length: > 0 } period ? period : figure.Period, reader.English),
            input is "" ? figure.Value : Number(at), input is "" ? figure.Unit : Text(at, "unit"), input is "" ? figure.Coverage : 1, FormulaOf(at, because))
        {
            Counted = counted ? Opening.Other(reader[Words.WorkedReason]) : null,
            Source = SourceOf(because),
            Inputs = [.. Inputs(because).Select((i, n) => new ReasonLine(Text(i, "name"), Number(i), Text(i, "unit"), Address(paper, key, input is "" ? Digits(n) : $"{input}.{Digits(n)}"),
                string.Join(" · ", new[] { NameOf(reader, Text(i, "subject")), Dates.Say(Text(i, "period"), reader.English), ReasonWords.Source(Plain(i), reader.English) }.Where(t => t is not ""))))],
            Notes = [reader.Say(Words.SnapshotSays, Dates.Minute(snapshot.KnownBy)), .. Notes(because, reader)],
            Live = input is "" && figure.Item is not "" && SubjectId.TryParse(figure.Subject, out var id, out _) && reader.Sees(id) ? Links.Explain(figure.Item, figure.Subject, figure.Period, figure.Input, China.Text(snapshot.KnownBy)) : null,
        };
    }

    /// <summary>How a figure that was counted was counted, in words.</summary>
    public static string FormulaOf(Figure figure)
    {
        using var kept = JsonDocument.Parse(figure.Because is "" ? "{}" : figure.Because);
        return FormulaOf(kept.RootElement, Because(kept.RootElement));
    }

    static JsonElement? Down(JsonElement at, string input)
    {
        foreach (var step in input.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || Inputs(Because(at)) is not { } inputs || index >= inputs.Count) return null;
            at = inputs[index];
        }
        return at;
    }

    static JsonElement Because(JsonElement at) => at.TryGetProperty("because", out var because) ? because : at;

    static List<JsonElement> Inputs(JsonElement because) => because.TryGetProperty("inputs", out var inputs) ? [.. inputs.EnumerateArray()] : [];

    static string FormulaOf(JsonElement at, JsonElement because) => new[] { Text(because, "formulaInWords"), Text(because, "formula"), Text(because, "words"), ReasonWords.Source(Plain(at)) }.FirstOrDefault(t => t is not "") ?? "";

    static Citation? SourceOf(JsonElement because) => because.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.Object && Text(source, "document") is { Length: > 0 } document ? new(document, Text(source, "clause")) : null;

    /// <summary>Where an input was filed or stated, in words.</summary>
    static string Plain(JsonElement input) => input.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String ? source.GetString()! : "";

    static IEnumerable<Note> Notes(JsonElement because, Reader reader)
    {
        if (because.TryGetProperty("origin", out var origin)) yield return string.Join(" · ", new[] { ReasonWords.WithoutNumbers(Text(origin, "document")), Text(origin, "scope"), Text(origin, "file") }.Where(t => t is not ""));
        foreach (var said in new[] { Text(because, "words"), Text(because, "note") }) if (said is not "") yield return new Note(said) { Rest = Opening.SetBy(reader, SourceOf(because)) ?? Opening.Other(reader[Words.WorkedReason]) };
        if (because.TryGetProperty("reasons", out var reasons))
            foreach (var reason in reasons.EnumerateArray()) if (reason.GetString() is { } said) yield return new(ReasonWords.Say(said, reader), ReasonWords.Counted(said, reader)) { Rest = Opening.Other(reader[Words.WorkedReason]) };
    }

    static string Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    static double Number(JsonElement of) => of.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    static string NameOf(Reader reader, string subject) => SubjectId.TryParse(subject, out var id, out _) ? reader.Desk.World.Population.NameOf(id) : subject;

    static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
