using Luheng.Registry;

namespace Luheng.Registering;

/// <summary>Enterprises that come from others: the old ones end the day before the new ones begin, and each keeps what it filed.</summary>
static class Succession
{
    const double Rounding = 1e-9;

    public static void Merge(RegisterDraft draft, Merge change)
    {
        if (change.Codes.Distinct().Count() != change.Codes.Count || change.Codes.Contains(change.Into)) draft.Refuse("同一家企业列了两次。", "An enterprise is named twice.");
        if (change.Codes.Count < (change.Born is null ? 1 : 2)) draft.Refuse(change.Born is null ? "没有被吸收的企业。" : "新设合并至少要有两家企业。", "Too few enterprises are merged.");
        var kind = change.Born is null ? RelationKind.Absorption : RelationKind.Merger;
        var into = change.Born is { } born ? draft.Begin(change.Into, born) : draft.Placed(change.Into);
        if (into is { Id.Kind: not SubjectKind.Enterprise }) draft.Refuse("合并的是企业，不是厂区。", "Enterprises merge, not sites.");
        foreach (var code in change.Codes)
        {
            if (draft.End(code, OperatingStatus.Deregistered) is not { } old || into is null) continue;
            if (old.Id.Kind != SubjectKind.Enterprise) draft.Refuse("合并的是企业，不是厂区。", "Enterprises merge, not sites.");
            Tie(draft, kind, old.Id, into.Id, null);
        }
    }

    public static void Split(RegisterDraft draft, Split change)
    {
        if (change.Parts.Count < (change.Stays ? 1 : 2)) draft.Refuse(change.Stays ? "没有写分出的企业。" : "解散分立至少要分成两家。", "Too few parts are named.");
        var sum = change.Parts.Sum(p => p.Share);
        if (change.Parts.Any(p => !(p.Share > 0 && p.Share < 1))) draft.Refuse("每一份额要大于 0、小于 100 %。", "Each share is more than 0 and less than 100 %.");
        else if (change.Stays ? sum >= 1 : Math.Abs(sum - 1) > Rounding) draft.Refuse(change.Stays ? "分出的份额之和要小于 100 %。" : "份额之和要等于 100 %。", change.Stays ? "The shares given off sum to less than 100 %." : "The shares sum to 100 %.");
        var old = change.Stays ? draft.Placed(change.Code) : draft.End(change.Code, OperatingStatus.Deregistered);
        if (old is { Id.Kind: not SubjectKind.Enterprise }) draft.Refuse("分立的是企业，不是厂区。", "An enterprise is split, not a site.");
        if (old is not null && change.Stays && old.Placements[0].From >= draft.On) draft.Refuse($"{old.Name} 自 {old.Placements[0].From:yyyy-MM-dd} 起才登记。", $"{old.Name} is registered from that day only.");
        foreach (var part in change.Parts)
            if (draft.Begin(part.Code, part.Born) is { } begun && old is not null) Tie(draft, RelationKind.Split, old.Id, begun.Id, part.Share);
    }

    /// <summary>The same enterprise with its sites under a new code.</summary>
    public static void Recode(RegisterDraft draft, string code, string newCode)
    {
        var before = draft.Placed(code);
        var next = draft.Free(newCode);
        if (before is null || next is not { } id || draft.End(code, null) is not { } old) return;
        if (old.Id.Kind != SubjectKind.Enterprise)
        {
            draft.Refuse("换码的是企业，不是厂区。", "An enterprise is given a new code, not a site.");
            return;
        }
        draft.Put(From(before, id, draft.On));
        foreach (var site in draft.Population.SitesOf(before.Id).Where(s => s.On(draft.On) is not null))
            draft.Put(From(site, SubjectId.OfEnterprise(id.Text, site.Id.Text[(old.Id.Text.Length + 1)..]), draft.On));
        Tie(draft, RelationKind.Recoding, old.Id, id, null);
    }

    static Subject From(Subject before, SubjectId id, DateOnly on) => before with
    {
        Id = id,
        Placements = [.. before.Placements.Where(p => p.To is null || p.To >= on).Select(p => p.From is null || p.From < on ? p with { From = on } : p)],
        OtherCodes = before.Id.Kind == SubjectKind.Enterprise ? [.. before.OtherCodes, new(before.Id.Text, on.AddDays(-1))] : [],
        Relations = [],
    };

    static void Tie(RegisterDraft draft, RelationKind kind, SubjectId old, SubjectId next, double? share)
    {
        if (draft.Known(old.Text) is not { } before || draft.Known(next.Text) is not { } after) return;
        draft.Put(before with { Relations = [.. before.Relations, new(kind, RelationSide.Successor, next, draft.On, draft.Document, share)] });
        draft.Put(after with { Relations = [.. after.Relations, new(kind, RelationSide.Predecessor, old, draft.On, draft.Document, share)] });
    }
}
