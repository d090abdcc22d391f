using System.Text.Json;
using Luheng.Cases;
using Luheng.Judging;
using Luheng.Judging.Assessing;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Assessing;

/// <summary>The result that was decided, as it was known then: the JSON that outsiders rely on.</summary>
public sealed record AssessResult(string Matter, SubjectId Subject, string Plan, int Year, string Rubric, string Grade, double Low, double High, string Json)
{
    public const string Kind = "assessment-result";

    /// <summary>The day it was decided, or changed after a review.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Every line as it was decided; null in results of earlier versions, whose lines are read from the JSON.</summary>
    public IReadOnlyList<DecidedLine>? Lines { get; init; }

    public static AssessResult Of(string matter, string plan, AssessmentScore decided, DateOnly on)
    {
        var score = decided with { DecidedOn = on, Now = null };
        return new(matter, score.Subject, plan, score.Year, score.Rubric.Id, score.Grade?.Id ?? "", score.Low, score.High, AssessJson.Write(plan, score.Year, score.Rubric, [score])) { On = on, Lines = [.. score.Items.Select(DecidedLine.Of)] };
    }

    /// <summary>The result of an assessment; null while nothing is decided.</summary>
    public static AssessResult? Find(ILedger ledger, string matter) => ledger.Find(Kind, matter) is { Document.Body: { Length: > 0 } body } ? Read(body) : null;

    public Document Write() => new(Kind, Matter, CaseJson.Write(this));

    public static AssessResult Read(string body) => CaseJson.Read<AssessResult>(body);

    /// <summary>The score as it was decided, whatever figures, targets and sheets say now; null where its score table is not known here.</summary>
    public AssessmentScore? Score(Catalogue catalogue)
    {
        if (!catalogue.Rubrics.TryGetValue(Rubric, out var rubric)) return null;
        using var json = JsonDocument.Parse(Json);
        var kept = json.RootElement.GetProperty("subjects")[0];
        var items = (Lines ?? [.. kept.GetProperty("items").EnumerateArray().Select(DecidedLine.Read)]).Select(l => l.Of(rubric)).OfType<ItemScore>().ToList();
        var veto = kept.GetProperty("veto");
        return new(Subject, Year, rubric, kept.GetProperty("score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : null, Low, High,
            rubric.Grades.FirstOrDefault(g => g.Id == Grade), veto.ValueKind == JsonValueKind.Null ? null : veto.GetBoolean(), items)
        { DecidedOn = On };
    }
}

/// <summary>A line of a result as it was decided, with its reasons.</summary>
public sealed record DecidedLine(string Item, ItemState State, double? Score, double Low, double High, double? Value, string Unit, bool? Missed, IReadOnlyList<JudgedBy> Because, IReadOnlyList<ItemReview> Reviews, bool Diverges)
{
    public static DecidedLine Of(ItemScore line) => new(line.Item.Id, line.State, line.Score, line.Low, line.High, Known(line.Value), line.Unit, line.Missed,
        [.. line.Because.Select(b => b with { Value = Known(b.Value), Limit = Known(b.Limit) })], line.Reviews, line.Diverges);

    /// <summary>The line of a score table; null where the table does not have it any more.</summary>
    public ItemScore? Of(Rubric rubric) => rubric.Find(Item) is { } item ? new(item, State, Score, Low, High, Value, Unit, Missed, Because) { Reviews = Reviews, Diverges = Diverges } : null;

    /// <summary>A line as earlier versions kept it: in the JSON alone, whose reasons are in Chinese.</summary>
    internal static DecidedLine Read(JsonElement line)
    {
        var state = Enum.GetValues<ItemState>().First(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()) == line.GetProperty("state").GetString());
        return new(line.GetProperty("id").GetString()!, state, Number(line, "score"), Number(line, "low") ?? 0, Number(line, "high") ?? 0, Number(line, "value"), line.GetProperty("unit").GetString() ?? "", Flag(line, "missed"),
            [.. line.GetProperty("because").EnumerateArray().Select(Reason)], [], false);
    }

    static JudgedBy Reason(JsonElement b) => new(b.GetProperty("rule").GetString() ?? "", new(b.GetProperty("says").GetString() ?? "", ""), Flag(b, "held"), Number(b, "value"), b.GetProperty("unit").GetString() ?? "", Number(b, "limit"), null,
        Enum.TryParse<Confidence>(b.GetProperty("confidence").GetString(), ignoreCase: true, out var sure) ? sure : Confidence.Design)
    { Ask = b.GetProperty("ask").GetString() ?? "", Opens = Said.Nothing };

    static double? Number(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    static bool? Flag(JsonElement of, string name) => of.GetProperty(name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
