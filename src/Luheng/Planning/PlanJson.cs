using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Planning;

/// <summary>Writes progress, checks and alignment as the JSON that outsiders rely on; property names are a contract.</summary>
public static class PlanJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Word(TargetStatus status) => status switch
    {
        TargetStatus.Met => "met",
        TargetStatus.OnTrack => "on-track",
        TargetStatus.Watch => "watch",
        TargetStatus.Behind => "behind",
        TargetStatus.Missed => "missed",
        _ => "no-data",
    };

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Stronger => "stronger",
        Verdict.Equal => "equal",
        Verdict.Weaker => "weaker",
        _ => "not-comparable",
    };

    public static string Word(Sameness sameness) => sameness switch
    {
        Sameness.Equal => "equal",
        Sameness.Different => "different",
        Sameness.OnlyHere => "only-here",
        _ => "only-there",
    };

    public static string Word(TargetKind kind) => kind switch
    {
        TargetKind.AtLeast => "at-least",
        TargetKind.AtMost => "at-most",
        TargetKind.NewCount => "new-count",
        TargetKind.CapacityShare => "capacity-share",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Progress(PlanProgress progress) => Write(json =>
    {
        json.WriteString("plan", progress.Plan.Id);
        json.WriteString("name", progress.Plan.Name.Zh);
        json.WriteString("asOf", $"{progress.AsOf:yyyy-MM-dd}");
        json.WriteNumber("withoutIndicator", progress.WithoutIndicator);
        json.WriteStartArray("targets");
        foreach (var target in progress.Targets) Target(json, target);
        json.WriteEndArray();
    });

    /// <summary>Two statements of one plan, target by target.</summary>
    public static string Compared(Plan here, Plan there, IReadOnlyList<ComparedTarget> pairs) => Write(json =>
    {
        json.WriteString("plan", here.Id);
        json.WriteString("with", there.Id);
        json.WriteStartArray("targets");
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            Text(json, "here", pair.Here?.Id);
            Text(json, "there", pair.There?.Id);
            json.WriteString("name", pair.Shown.Name.Zh);
            json.WriteString("sameness", Word(pair.Sameness));
            json.WriteStartArray("differences");
            foreach (var difference in pair.Differences) json.WriteStringValue(difference.Zh);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    static void Target(Utf8JsonWriter json, TargetProgress t)
    {
        json.WriteStartObject();
        json.WriteString("id", t.Target.Id);
        json.WriteString("name", t.Target.Name.Zh);
        Text(json, "indicator", t.Target.Indicator);
        json.WriteString("kind", Word(t.Target.Kind));
        Amount(json, "base", t.Target.Base);
        Amount(json, "reach", t.Target.Reach ?? (t.Target.Kind is TargetKind.Change or TargetKind.Points or TargetKind.NewCount ? t.Target.By : null));
        json.WriteString("levelUnit", (t.Target.Reach ?? t.Target.Base ?? t.Target.By)?.Unit.Symbol ?? "");
        Number(json, "aim", t.Aim);
        json.WriteString("comparator", t.Target.Comparator);
        json.WriteString("unit", t.Unit);
        Number(json, "actual", t.Actual);
        json.WriteString("actualComparator", t.Exactness);
        Number(json, "progress", t.Progress);
        Number(json, "timeShare", t.TimeShare);
        json.WriteString("status", Word(t.Status));
        Text(json, "source", t.Source);
        Text(json, "period", t.Period?.ToString());
        json.WriteString("why", t.Why);
        json.WriteString("region", t.Target.Region);
        json.WriteString("clause", t.Target.Source.Clause);
        Text(json, "row", t.Target.Row);
        json.WriteString("confidence", t.Target.Confidence.ToString().ToLowerInvariant());
        Text(json, "whyNoIndicator", t.Target.WhyNoIndicator?.Zh);
        json.WriteEndObject();
    }

    public static string Checks(Plan plan, IReadOnlyList<CheckResult> results) => Write(json =>
    {
        json.WriteString("plan", plan.Id);
        json.WriteStartArray("checks");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Check.Id);
            json.WriteString("name", result.Check.Name.Zh);
            Number(json, "stated", result.Stated ?? double.NaN);
            Number(json, "computed", result.Computed);
            Number(json, "difference", result.Difference ?? double.NaN);
            if (result.Holds is { } holds) json.WriteBoolean("holds", holds);
            else json.WriteNull("holds");
            json.WriteString("unit", result.Unit);
            json.WriteString("formula", result.Check.Formula);
            if (result.Check.Note.Zh is not "") json.WriteString("note", result.Check.Note.Zh);
            json.WriteStartArray("inputs");
            foreach (var input in result.Inputs)
            {
                json.WriteStartObject();
                json.WriteString("row", input.Name);
                Number(json, "value", input.Value.Amount);
                json.WriteString("unit", input.Value.Unit.Symbol);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static string Alignment(Plan plan, Plan with, IReadOnlyList<AlignedPair> pairs) => Write(json =>
    {
        json.WriteString("plan", plan.Id);
        json.WriteString("with", with.Id);
        json.WriteStartArray("pairs");
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            json.WriteString("target", pair.TargetId);
            Number(json, "value", pair.Value);
            Number(json, "other", pair.OtherValue);
            json.WriteString("unit", pair.Unit);
            json.WriteString("verdict", Word(pair.Verdict));
            json.WriteString("why", pair.Why.Zh);
            json.WriteString("whyEn", pair.Why.En);
            json.WriteString("otherTarget", pair.Other?.Id);
            json.WriteString("otherUnit", pair.OtherUnit);
            json.WriteString("comparator", pair.Target.Comparator);
            json.WriteString("otherComparator", pair.Other?.Comparator);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    static string Write(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Amount(Utf8JsonWriter json, string name, Quantity? quantity) => Number(json, name, quantity?.Amount ?? double.NaN);

    static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, Math.Round(value, 10));
        else json.WriteNull(name);
    }

    static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) json.WriteNull(name);
        else json.WriteString(name, text);
    }
}
