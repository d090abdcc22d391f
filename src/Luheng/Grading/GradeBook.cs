using System.Globalization;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>A list of grades with the case that it goes through.</summary>
public sealed record PublishedList(GradeList List, Case Case)
{
    public GradeListState State => Case.In<GradeListState>();

    /// <summary>Whether everybody may read it.</summary>
    public bool IsPublic => State is GradeListState.Noticed or GradeListState.InForce;

    /// <summary>The day on which it was revoked; null where it was not.</summary>
    public DateOnly? RevokedOn => Revocation is { } step ? DateOnly.FromDateTime(step.At.ToOffset(China.Offset).DateTime) : null;

    /// <summary>The step that revoked it, with its reason.</summary>
    public Step? Revocation => State == GradeListState.Revoked ? Case.Steps.LastOrDefault(s => s.Move == GradePublishing.Revoke) : null;

    public DateOnly? NoticeUntil => Day(GradePublishing.UntilKey);

    public DateOnly? From => State == GradeListState.InForce ? Day(GradePublishing.FromKey) : null;

    DateOnly? Day(string key) => DateOnly.TryParseExact(Case.With(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Lists of grades and appeals against them: what is written of grading, each in one transaction with its step.</summary>
/// <param name="kept">Every list as last written, read once.</param>
public sealed class GradeBook(ILedger ledger, CaseBook cases, TimeProvider clock, DocumentShelf<GradeList> kept)
{
    /// <summary>Every list, the newest first.</summary>
    public IReadOnlyList<PublishedList> Lists()
    {
        kept.Refresh();
        return [.. kept.All.Select(l => cases.Find(l.Id) is { } matter ? new PublishedList(l, matter) : null)
            .OfType<PublishedList>().OrderByDescending(l => l.Case.OpenedAt).ThenBy(l => l.List.Id, StringComparer.Ordinal)];
    }

    public PublishedList? Find(string id)
    {
        kept.Refresh();
        return kept.Find(id) is { } list && cases.Find(id) is { } matter ? new(list, matter) : null;
    }

    /// <summary>The list in force on a day: the one whose first day is the latest.</summary>
    public static PublishedList? InForce(IEnumerable<PublishedList> lists, DateOnly day) => lists.Where(l => l.From <= day).OrderByDescending(l => l.From).ThenByDescending(l => l.Case.OpenedAt).FirstOrDefault();

    public static string IdOf(string region, Period period, GradeScheme scheme, int nth) => string.Create(CultureInfo.InvariantCulture, $"grades-{region}-{period}-{scheme.Id}-{scheme.Version}-{nth}");

    /// <summary>Keeps a list for a second person to publish.</summary>
    public StepResult Propose(GradeList list, string account, string name, string why, string from) =>
        cases.Open(list.Id, GradeList.Kind, SubjectId.Region(list.Region), Title(list), new(GradePublishing.Propose, account, name, why) { With = new Dictionary<string, string> { [GradePublishing.HashKey] = list.Hash } },
            new(Title(list), account, [], []) { Documents = [list.Write()], From = from, Why = why });

    /// <summary>Publishes it for objections; the last day follows from the scheme's working days.</summary>
    public StepResult Publish(PublishedList proposed, string account, string name, string from, Func<DateOnly, bool> isWorkday, int? seen = null)
    {
        var until = WorkingDays.After(clock.Today(), proposed.List.Scheme.ObjectionDays, isWorkday);
        return Move(proposed, GradePublishing.Publish, account, name, null, from, seen, (GradePublishing.HashKey, proposed.List.Hash), (GradePublishing.UntilKey, Text(until)));
    }

    /// <summary>Why a list cannot be put in force from a day as things stand; null where it can.</summary>
    public Said? Hinders(PublishedList noticed, DateOnly? first)
    {
        var today = clock.Today();
        if (first is not { } day) return new("请填写生效日期，如 2025-12-31", "the first day in force is not a day like 2025-12-31");
        if (noticed.NoticeUntil is { } until && today <= until) return new($"公示到 {Text(until)} 为止，期满前不能生效", $"objections may be made until {Text(until)}: it can be put in force on a later day");
        if (noticed.NoticeUntil is { } last && day <= last) return new($"公示到 {Text(last)} 为止，生效日期应在其后", $"objections may be made until {Text(last)}: it can be in force from the day after");
        return day > today.AddYears(1) ? new($"生效日期不能晚于 {Text(today.AddYears(1))}", $"the first day in force cannot be after {Text(today.AddYears(1))}") : null;
    }

    /// <summary>The appeals against a list that are not decided yet.</summary>
    public IReadOnlyList<Case> OpenAppeals(PublishedList list) =>
        [.. cases.All.Where(c => c.Procedure == GradeAppeal.Id && c.With(Objection.AgainstKey) == list.List.Id && !cases.Rules.Of(c.Procedure).IsEnd(c.State)).OrderBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>In force from a day after the notice, once it is over.</summary>
    public StepResult Enforce(PublishedList noticed, DateOnly first, string account, string name, string from, int? seen = null) =>
        noticed.State == GradeListState.Noticed && Hinders(noticed, first) is { } why ? new(noticed.Case, why.En) : Move(noticed, GradePublishing.Force, account, name, null, from, seen, (GradePublishing.FromKey, Text(first)));

    /// <summary>Revokes a list that was published, in one transaction with what follows of it.</summary>
    /// <param name="along">The entries of registers that it ends.</param>
    public StepResult Revoke(PublishedList list, string account, string name, string? why, string from, int? seen = null, IReadOnlyList<Document>? along = null) =>
        cases.Take(list.List.Id, new(GradePublishing.Revoke, account, name, why), new(Title(list.List), account, [], []) { From = from, Why = why, Documents = along ?? [], Expects = AsTheyAre(along) }, seen);

    /// <summary>The first day on which a list that is revoked now holds no more: today, or its own first day where that is still to come.</summary>
    public DateOnly EndOf(PublishedList list) => clock.Today() is var today && list.From > today ? list.From.Value : today;

    public StepResult Move(PublishedList list, string move, string account, string name, string? why, string from, int? seen = null, params (string Key, string Value)[] with) =>
        cases.Take(list.List.Id, new(move, account, name, why) { With = with.ToDictionary(w => w.Key, w => w.Value) }, new(Title(list.List), account, [], []) { From = from, Why = why }, seen);

    /// <summary>Files an appeal against a grade in a list that is published.</summary>
    public StepResult Appeal(PublishedList list, SubjectId firm, string account, string name, string why, string from)
    {
        if (!list.IsPublic || list.List.Of(firm) is not { } grade) return new(null, "there is no published grade of this enterprise to appeal against");
        if (cases.About(firm).FirstOrDefault(c => c.Procedure == GradeAppeal.Id && c.With(Objection.AgainstKey) == list.List.Id && !cases.Rules.Of(c.Procedure).IsEnd(c.State)) is { } open) return new(open, $"{open.Id} is open already");
        var id = NextId();
        return cases.Open(id, GradeAppeal.Id, firm, $"{grade.Name} 对 {list.List.Period} 年度能效等级 {grade.Level} 的申诉",
            new(Objection.File, account, name, why) { With = new Dictionary<string, string> { [Objection.AgainstKey] = list.List.Id } }, new($"申诉 {id}", account, [], []) { From = from, Why = why });
    }

    /// <summary>Why an appeal cannot change its grade to a level; null where it can.</summary>
    public Said? Unfit(Case appeal, string? level) =>
        Find(appeal.With(Objection.AgainstKey) ?? "")?.List is not { } list || list.Of(appeal.Subject) is not { } grade || level is null || list.Scheme.IndexOf(level) < 0 ? new("请选变更后的等级", "a changed grade is one of the levels of the list's scheme")
        : grade.Level == level ? new($"现在就是 {level}：变更要选另一个等级，不变就维持", $"the grade is {level} already: a change names another one; uphold it where it stays") : null;

    /// <summary>Decides an appeal; a changed grade is a later version of the list, in the same transaction.</summary>
    /// <param name="along">What else is recorded with it, such as the entries of registers that follow.</param>
    public StepResult Decide(Case appeal, string move, string account, string name, string? why, string from, string? level = null, int? seen = null, IReadOnlyList<Document>? along = null)
    {
        if (move == Objection.Change && Unfit(appeal, level) is { } unfit) return new(null, unfit.En);
        var draft = new StepDraft(move, account, name, why) { With = level is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [GradeAppeal.LevelKey] = level } };
        var batch = new BatchDraft($"{appeal.Title}", account, [], []) { From = from, Why = why, Documents = along ?? [], Expects = AsTheyAre(along) };
        if (move == Objection.Change)
        {
            var about = Find(appeal.With(Objection.AgainstKey)!)!.List;
            var version = ledger.Find(GradeList.Kind, about.Id)!.Batch.Id;
            batch = batch with { Documents = [.. batch.Documents, about.Changed(appeal.Subject, level!, appeal.Id).Write()], Expects = [.. batch.Expects, new(GradeList.Kind, about.Id, version)] };
        }
        return cases.Take(appeal.Id, draft, batch, seen);
    }

    List<Expected> AsTheyAre(IReadOnlyList<Document>? along) => [.. (along ?? []).Select(d => new Expected(d.Kind, d.Id, ledger.Find(d.Kind, d.Id)?.Batch.Id))];

    public static string Title(GradeList list) => $"{list.Period} 年度重点用能企业能效水平类别名单（{list.Scheme.Name.Zh} 第 {list.Scheme.Version} 版）";

    string NextId()
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"SS{clock.Today().Year}-");
        var last = cases.All.Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal)).Select(c => int.TryParse(c.Id.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty(0).Max();
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1:0000}");
    }

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
