using System.Globalization;
using Luheng.Cases;
using Luheng.Judging;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Lists;

/// <summary>What came of wanting a step of a selection.</summary>
public sealed record SelectionResult(Case? Case, IReadOnlyList<Said> Wrong);

/// <summary>Selections for lists: steps, and with the last one the entry itself in the same transaction.</summary>
public sealed class Selections(ListBook book, CaseBook cases, TimeProvider clock)
{
    public IEnumerable<Case> Of(string list) => cases.All.Where(c => c.Procedure == SelectionProcedure.Id && c.With(SelectionProcedure.ListKey) == list);

    /// <summary>Applies for an enterprise, or recommends it.</summary>
    public SelectionResult Begin(ListDefinition list, Subject subject, string move, Judgement judged, string why, ListHand hand)
    {
        if (!list.Selected) return Wrong($"“{list.Name.Zh}”不经遴选。", $"{list.Name.En} is not selected for.");
        if (judged.Level == EntryRules.Failed) return Wrong($"不符合：{string.Join("；", judged.Because.Where(b => b.Held == false).Select(b => b.Says.Zh))}。", $"Not fulfilled: {string.Join("; ", judged.Because.Where(b => b.Held == false).Select(b => b.Says.En))}.");
        if (Of(list.Id).FirstOrDefault(c => c.Subject == subject.Id && c.State is not (nameof(SelectionState.Refused) or nameof(SelectionState.Withdrawn) or nameof(SelectionState.Removed))) is { } open) return Wrong($"{open.Id} 已在办理。", $"{open.Id} is under way.");
        var id = NextId();
        var title = $"{list.Name.Zh}遴选：{subject.Name}";
        var step = new StepDraft(move, hand.Account, hand.Name, why) { With = new Dictionary<string, string> { [SelectionProcedure.ListKey] = list.Id, [SelectionProcedure.JudgedKey] = string.Join("\n", judged.Because.Select(b => $"{(b.Held switch { true => "✓", false => "✗", _ => "○" })} {b.Says.Zh}")) } };
        return Told(cases.Open(id, SelectionProcedure.Id, subject.Id, title, step, new(title, hand.Account, [], []) { From = hand.From, Why = why }));
    }

    /// <summary>Makes a step; publicity gets its last day from the pack's working days, selection and removal their entry.</summary>
    public SelectionResult Take(string id, string move, string? why, DateOnly? day, string? document, string? ground, ListHand hand, int? seen)
    {
        if (cases.Find(id) is not { Procedure: SelectionProcedure.Id } matter || !book.Catalogue.Lists.TryGetValue(matter.With(SelectionProcedure.ListKey) ?? "", out var list)) return Wrong($"没有 {id}。", $"There is no {id}.");
        var with = new Dictionary<string, string>();
        if (document is { Length: > 0 }) with[SelectionProcedure.DocumentKey] = document;
        if (move is SelectionProcedure.Publicise or SelectionProcedure.Dismiss) with[SelectionProcedure.UntilKey] = Text(WorkingDays.After(clock.Today(), list.NoticeDays ?? 0, cases.Rules.IsWorkday));
        if (move is SelectionProcedure.Select or SelectionProcedure.Remove && day is { } on) with[SelectionProcedure.DayKey] = Text(on);
        if (move == SelectionProcedure.Remove && list.Leaving.Any(g => g.Id == ground)) with[SelectionProcedure.GroundKey] = ground!;
        if (move == SelectionProcedure.Select && matter.Due >= clock.Today()) return Wrong($"公示到 {matter.Due:yyyy-MM-dd}，期满后才能入选。", $"Publicity runs until {matter.Due:yyyy-MM-dd}.");
        var draft = new StepDraft(move, hand.Account, hand.Name, why) { With = with };
        if (cases.Rules.Hindering(matter, draft) is { } hindrance) return new(matter, [Worded(hindrance)]);
        var batch = new BatchDraft($"{matter.Title}：{SelectionProcedure.MoveNames.GetValueOrDefault(move)?.Zh ?? move}", hand.Account, [], []) { From = hand.From, Why = why };
        var entry = move switch { SelectionProcedure.Select => Entry(list, matter, day!.Value, document!), SelectionProcedure.Remove => Removed(matter, day!.Value, document!, ground!, why!), _ => null };
        if (entry is not null) batch = batch with { Documents = [entry.Write()], Expects = [new(ListEntry.Kind, entry.Key, book.Ledger.Find(ListEntry.Kind, entry.Key)?.Batch.Id)] };
        var result = Told(cases.Take(id, draft, batch, seen));
        if (entry is not null) book.Recount();
        return result;
    }

    ListEntry Entry(ListDefinition list, Case matter, DateOnly day, string document)
    {
        var name = matter.Title[(matter.Title.IndexOf('：', StringComparison.Ordinal) + 1)..];
        var stays = book.Of(list.Id).Count(e => e.Subject == matter.Subject);
        return new(list.Id, ListEntry.IdOf(name, null, null, matter.Subject.Text, stays + 1), name)
        {
            Subject = matter.Subject,
            From = day,
            To = list.ValidYears is { } years ? day.AddYears(years) : null,
            Ground = list.ValidYears is null ? null : "expired",
            Document = document,
            Reason = "遴选入选",
            Origin = matter.Id,
            Match = new(MatchKind.Confirmed, "", "遴选", clock.GetUtcNow(), matter.Id),
        };
    }

    ListEntry? Removed(Case matter, DateOnly day, string document, string ground, string why) =>
        book.About(matter.Subject).FirstOrDefault(e => e.Origin == matter.Id) is { } entry ? entry with { To = day, Ground = ground, LeftBy = document, LeftWhy = why } : null;

    static SelectionResult Told(StepResult result) => new(result.Case, result.Hindrance is { } wrong ? [Worded(wrong)] : []);

    static Said Worded(Hindrance wrong) => wrong.Kind switch
    {
        HindranceKind.Missing => new("请填写日期、文件和情形。", "Give the day, document and ground."),
        HindranceKind.NotFromHere => HindranceWords.Of(wrong with { Detail = "" }),
        _ => HindranceWords.Of(wrong),
    };

    static SelectionResult Wrong(string zh, string en) => new(null, [new(zh, en)]);

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    string NextId()
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"LX{clock.Today().Year}-");
        var last = cases.All.Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(c => int.TryParse(c.Id.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1:0000}");
    }
}
