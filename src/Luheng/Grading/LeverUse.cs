using System.Collections.ObjectModel;
using System.Globalization;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Grading;

/// <summary>That a means (管控手段) was used on an enterprise for its grade: an order, a recommendation or a referral, from a day, until it is revoked.</summary>
/// <param name="List">The list of grades that it rests on.</param>
/// <param name="Favours">Whether it is to the enterprise's good.</param>
/// <param name="Revoked">The day from which it holds no more.</param>
/// <param name="Why">The reason of the revocation.</param>
public sealed record LeverUse(string Lever, SubjectId Subject, string List, string Level, bool Favours, DateOnly From, string By, DateOnly? Revoked, string Why)
{
    /// <summary>The kind of document.</summary>
    public const string Kind = "lever-use";

    /// <summary>Whether it is an order that one officer proposed and no second one confirmed yet: it has no effect.</summary>
    public bool Awaits { get; init; }

    /// <summary>Why it was proposed, and who confirmed it with which reason; empty where no second person was needed.</summary>
    public string ProposedWhy { get; init; } = "";
    public string ConfirmedBy { get; init; } = "";
    public string ConfirmedWhy { get; init; } = "";

    public string Id => $"{Lever}/{Subject}/{List}";

    public bool Holds(DateOnly day) => !Awaits && From <= day && !(Revoked <= day);

    /// <summary>Whether it was taken back before it ever held.</summary>
    public bool NeverHeld => Revoked is { } on && (Awaits || on <= From);

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static LeverUse Read(string body) => CaseJson.Read<LeverUse>(body);
}

/// <summary>Which means were used on whom, and using and revoking them.</summary>
public sealed class LeverBook(ILedger ledger, Catalogue catalogue)
{
    public IReadOnlyList<LeverUse> All(DateTimeOffset? knownBy = null) => [.. ledger.Documents(LeverUse.Kind, knownBy).Select(d => LeverUse.Read(d.Body))];

    /// <summary>The enterprises of a list that a means is for: those whose level its pack names, and nobody else. Who is not graded is meant only where the pack names that.</summary>
    public static IReadOnlyList<(ListedGrade Grade, bool Favours)> Meant(GradeList list, Lever lever) =>
        [.. list.Grades.Where(g => lever.Touches(g.Level)).Select(g => (g, lever.Favours.Contains(g.Level)))];

    /// <summary>Uses a means on everybody of a list in force that it is for; says what is wrong, or null. Those on whom it is used already are left as they are. An order waits for a second person.</summary>
    /// <param name="appealing">Enterprises whose appeal against the list is not decided yet: they are left out until it is.</param>
    public Said? Use(PublishedList list, string lever, DateOnly from, string by, string door, string why = "", IReadOnlySet<SubjectId>? appealing = null)
    {
        appealing ??= ReadOnlySet<SubjectId>.Empty;
        if (!catalogue.Levers.TryGetValue(lever, out var means)) return new($"没有“{lever}”这种手段", $"there is no means '{lever}'");
        if (list.State != GradeListState.InForce || !(list.From <= from)) return new("起始日那天要有生效的名单", "a means follows from a list that is in force on that day");
        if (!means.Holds(from)) return new(Text($"{means.Name.Zh}自 {means.From:yyyy-MM-dd} 起才能采取"), Text($"{means.Name.In("en")} is used from {means.From:yyyy-MM-dd} on"));
        var order = means.Form == LeverForm.Order;
        if (order && string.IsNullOrWhiteSpace(why)) return new("提出命令要写明理由", "an order is proposed with a reason");
        // What was revoked since an appeal changed the grade does not keep the means of the new one away.
        var known = All().Where(u => u.Revoked is null || list.List.Of(u.Subject)?.Level == u.Level).Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        var meant = Meant(list.List, means);
        var uses = meant.Where(m => !appealing.Contains(m.Grade.Subject)).Select(m => new LeverUse(lever, m.Grade.Subject, list.List.Id, m.Grade.Level, m.Favours, from, by, null, "") { Awaits = order, ProposedWhy = order ? why : "" }).Where(u => !known.Contains(u.Id)).ToList();
        if (uses.Count == 0 && meant.Any(m => appealing.Contains(m.Grade.Subject))) return new("名单中可以再采取的企业都有未决的申诉，决定后再采取", "whoever is left in the list has an appeal that is not decided yet");
        if (uses.Count == 0) return new("名单中没有可以再采取的企业", "nobody in the list is left to use it on");
        ledger.Commit(new($"{means.Name.Zh}{(order ? "（待确认）" : "")}：{uses.Count} 家", by, [], []) { Documents = [.. uses.Select(u => u.Write())], From = door, Why = order ? why : null, About = [.. uses.Select(u => u.Subject)] });
        return null;
    }

    /// <summary>Whether what a use rested on is gone: its list was revoked, or its grade changed on appeal to one that the means does not treat so.</summary>
    public static bool IsBaseless(LeverUse use, Lever lever, PublishedList list) => list.RevokedOn is not null || list.List.Of(use.Subject) is { Was: not null } now && now.Level != use.Level && !(use.Favours ? lever.Favours : lever.Restrains).Contains(now.Level);

    /// <summary>A second person confirms every order of a means that waits, so that it holds, from its day or this one where that is later; says what is wrong, or null.</summary>
    /// <param name="baseless">The ids of uses whose basis is gone: they are left unconfirmed.</param>
    public Said? Confirm(string lever, DateOnly today, string why, string by, string door, IReadOnlySet<string>? baseless = null)
    {
        baseless ??= ReadOnlySet<string>.Empty;
        var waiting = All().Where(u => u.Lever == lever && u.Awaits && u.Revoked is null && !baseless.Contains(u.Id)).ToList();
        if (waiting.Count == 0) return new("没有待确认的命令", "no order waits to be confirmed");
        if (string.IsNullOrWhiteSpace(why)) return new("确认命令要写明理由", "an order is confirmed with a reason");
        var others = waiting.Where(u => u.By != by).ToList();
        if (others.Count == 0) return new("提出命令的人不能自己确认，应由另一人确认", "whoever proposed an order cannot confirm it: a second person does");
        var expects = others.Select(u => new Expected(LeverUse.Kind, u.Id, ledger.Find(LeverUse.Kind, u.Id)!.Batch.Id));
        ledger.Commit(new($"确认 {catalogue.Levers.GetValueOrDefault(lever)?.Name.Zh ?? lever}：{others.Count} 家", by, [], [])
        {
            Documents = [.. others.Select(u => (u with { Awaits = false, From = u.From < today ? today : u.From, ConfirmedBy = by, ConfirmedWhy = why }).Write())],
            From = door,
            Why = why,
            About = [.. others.Select(u => u.Subject)],
            Expects = [.. expects],
        });
        return null;
    }

    /// <summary>Revokes it for one enterprise, with a reason; says what is wrong, or null. What has not started yet, or waits to be confirmed, never takes effect.</summary>
    public Said? Revoke(string id, DateOnly on, string why, string by, string door)
    {
        if (ledger.Find(LeverUse.Kind, id) is not { Document.Body: { Length: > 0 } body } version) return new($"没有“{id}”", $"there is no use '{id}'");
        var use = LeverUse.Read(body);
        if (use.Revoked is not null) return new("已经撤销", "it is revoked already");
        if (string.IsNullOrWhiteSpace(why)) return new("撤销要写明理由", "a revocation needs a reason");
        ledger.Commit(new($"撤销 {catalogue.Levers.GetValueOrDefault(use.Lever)?.Name.Zh ?? use.Lever}", by, [], []) { Documents = [(use with { Revoked = on, Why = why }).Write()], From = door, Why = why, About = [use.Subject], Expects = [new(LeverUse.Kind, id, version.Batch.Id)] });
        return null;
    }

    static string Text(FormattableString said) => said.ToString(CultureInfo.InvariantCulture);
}
