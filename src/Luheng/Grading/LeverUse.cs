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

    public string Id => $"{Lever}/{Subject}/{List}";

    public bool Holds(DateOnly day) => From <= day && !(Revoked <= day);

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static LeverUse Read(string body) => CaseJson.Read<LeverUse>(body);
}

/// <summary>Which means were used on whom, and using and revoking them.</summary>
public sealed class LeverBook(ILedger ledger, Catalogue catalogue)
{
    public IReadOnlyList<LeverUse> All(DateTimeOffset? knownBy = null) => [.. ledger.Documents(LeverUse.Kind, knownBy).Select(d => LeverUse.Read(d.Body))];

    /// <summary>The enterprises of a list that a means is for, by the mapping in its pack; a grade that is missing counts as the level that it is treated as.</summary>
    public static IReadOnlyList<(ListedGrade Grade, bool Favours)> Meant(GradeList list, Lever lever) =>
        [.. list.Grades.Select(g => (Grade: g, Level: g.Level == GradeScheme.NotGraded ? list.Scheme.MissingCapsAt : g.Level)).Where(g => lever.Touches(g.Level) && !(g.Grade.Level == GradeScheme.NotGraded && lever.Favours.Contains(g.Level)))
            .Select(g => (g.Grade, lever.Favours.Contains(g.Level)))];

    /// <summary>Uses a means on everybody of a list in force that it is for; says what is wrong, or null. Those on whom it is used already are left as they are.</summary>
    public string? Use(PublishedList list, string lever, DateOnly from, string by, string door)
    {
        if (!catalogue.Levers.TryGetValue(lever, out var means)) return $"there is no means '{lever}'";
        if (list.State != GradeListState.InForce || !(list.From <= from)) return "a means follows from a list that is in force on that day";
        if (!means.Holds(from)) return string.Create(CultureInfo.InvariantCulture, $"{means.Name.Zh} is used from {means.From:yyyy-MM-dd} on");
        var known = All().Select(u => u.Id).ToHashSet(StringComparer.Ordinal);
        var uses = Meant(list.List, means).Select(m => new LeverUse(lever, m.Grade.Subject, list.List.Id, m.Grade.Level, m.Favours, from, by, null, "")).Where(u => !known.Contains(u.Id)).ToList();
        if (uses.Count == 0) return "nobody in the list is left to use it on";
        ledger.Commit(new($"{means.Name.Zh}：{uses.Count} 家", by, [], []) { Documents = [.. uses.Select(u => u.Write())], From = door, About = [.. uses.Select(u => u.Subject)] });
        return null;
    }

    /// <summary>Revokes it for one enterprise, with a reason; says what is wrong, or null.</summary>
    public string? Revoke(string id, DateOnly on, string why, string by, string door)
    {
        if (ledger.Find(LeverUse.Kind, id) is not { Document.Body: { Length: > 0 } body } version) return $"there is no use '{id}'";
        var use = LeverUse.Read(body);
        if (use.Revoked is not null) return "it is revoked already";
        if (string.IsNullOrWhiteSpace(why)) return "a revocation needs a reason";
        if (on < use.From) return string.Create(CultureInfo.InvariantCulture, $"it cannot be revoked before {use.From:yyyy-MM-dd}");
        ledger.Commit(new($"撤销 {catalogue.Levers.GetValueOrDefault(use.Lever)?.Name.Zh ?? use.Lever}", by, [], []) { Documents = [(use with { Revoked = on, Why = why }).Write()], From = door, Why = why, About = [use.Subject], Expects = [new(LeverUse.Kind, id, version.Batch.Id)] });
        return null;
    }
}
