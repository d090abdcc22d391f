using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Packs;

namespace Luheng.Judging;

/// <summary>Writes judgements as the JSON that outsiders rely on; property names are a contract.</summary>
public static class JudgementJson
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Judgement> judgements) => JsonSerializer.Serialize(judgements.Select(Of), Options);

    /// <summary>The same with something that stands beside each judgement, under a name; null where nothing does.</summary>
    public static string Write(IEnumerable<(Judgement Judgement, object? Beside)> judgements, string name) => JsonSerializer.Serialize(judgements.Select(j =>
    {
        var written = JsonSerializer.SerializeToNode(Of(j.Judgement), Options)!.AsObject();
        written[name] = JsonSerializer.SerializeToNode(j.Beside, Options);
        return written;
    }), Options);

    /// <summary>One judgement as it is written.</summary>
    public static object Of(Judgement one) => new
    {
        subject = one.Subject.Text,
        period = one.Period.ToString(),
        kind = one.Kind,
        about = one.About,
        level = one.Level,
        value = Known(one.Value),
        unit = one.Unit,
        margin = Known(one.Margin),
        because = one.Because.Select(Of),
    };

    /// <summary>One rung of a ladder as it is written.</summary>
    public static object Of(JudgedBy b) => new
    {
        rule = b.Rule,
        says = b.Says.Zh,
        held = b.Held,
        value = Known(b.Value),
        unit = b.Unit,
        limit = Known(b.Limit),
        source = b.Source is { } source ? new { document = source.Document, clause = source.Clause } : null,
        confidence = Word(b.Confidence),
        ask = b.Ask,
        lift = b.Lift?.Zh,
    };

    static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    static string Word(Confidence confidence) => confidence.ToString().ToLowerInvariant();
}
