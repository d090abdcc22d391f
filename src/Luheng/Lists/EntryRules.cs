using Luheng.Judging;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Lists;

/// <summary>Holds an enterprise against the conditions of a list, on what is known; what is not stays to be looked at (待核).</summary>
/// <param name="value">An item of the enterprise over the period, in the item's unit; NaN where there is none.</param>
/// <param name="lines">How its product lines stand; null where nothing is known of them.</param>
public sealed class EntryRules(ListDefinition list, Catalogue catalogue, Func<SubjectId, string, double> value, Func<SubjectId, IReadOnlyList<LineStanding>?> lines)
{
    public const string Kind = "list";
    const string LevelOne = "level-1";

    public const string Fulfilled = "fulfilled", Open = "to-check", Failed = "not-fulfilled";

    /// <summary>fulfilled where every condition holds, not-fulfilled where one does not, else to-check.</summary>
    public Judgement Judge(SubjectId subject, Period period)
    {
        var because = list.Conditions.Select(c => Held(c, subject)).ToList();
        var level = because.Exists(b => b.Held == false) ? Failed : because.Exists(b => b.Held is null) || because.Count == 0 ? Open : Fulfilled;
        var first = because.Find(b => b.Value is not null);
        return new(subject, period, Kind, level, first?.Value, first?.Unit ?? "", first is { Value: { } v, Limit: { } l } ? Math.Abs(v - l) : null, because);
    }

    JudgedBy Held(EntryCondition condition, SubjectId subject)
    {
        var rule = $"{list.Id}/{condition.Id}";
        JudgedBy Said(bool? held, double? found = null, string unit = "", double? limit = null, string more = "", string moreEn = "") =>
            new(rule, new(condition.Says.Zh + more, condition.Says.En + moreEn), held, found, unit, limit, condition.Source, condition.Confidence);
        if (condition.Gap) return Said(null, more: "（条款原文未收录，待核）", moreEn: " (its text is not at hand)");
        if (condition.Item is { } id)
        {
            var item = catalogue.Items[id];
            var (limit, kind) = condition switch { { AtLeast: { } l } => (l, 0), { Above: { } l } => (l, 1), { AtMost: { } l } => (l, 2), _ => throw new InvalidOperationException($"{rule} has no limit") };
            var (found, held) = (value(subject, id), limit.In(item.Unit).Amount);
            if (double.IsNaN(found)) return Said(null, null, item.Unit.Symbol, held, "（没有数，待核）", " (no figure)");
            return Said(kind switch { 0 => found >= held, 1 => found > held, _ => found <= held }, found, item.Unit.Symbol, held) with { Ask = id };
        }
        if (condition.Line is { } line)
        {
            var judged = lines(subject)?.Where(l => l.Level != "not-judged").ToList();
            if (judged is not { Count: > 0 }) return Said(null, more: "（没有已判定的产品，待核）", moreEn: " (no product was judged)");
            if (judged.Find(l => Mark(line, l) is null) is { } without) return Said(null, without.Value, without.Unit, more: $"（{without.Product.Zh}在用版本没有这一级，待核）", moreEn: $" ({without.Product.En}: the edition in force prints no such level)");
            var shown = judged.Find(l => !Stands(line, l)) ?? judged[0];
            return Said(judged.TrueForAll(l => Stands(line, l)), shown.Value, shown.Unit, Mark(line, shown));
        }
        return Said(null, more: "（凭材料，待核）", moreEn: " (by documents)");
    }

    /// <summary>What a line must reach: 标杆水平, or level 1 of its norm.</summary>
    static double? Mark(string level, LineStanding line) => level == LevelOne ? line.Level1 : line.Advanced;

    static bool Stands(string level, LineStanding line) => level == LevelOne ? line.NormLevel == 1 : line.Level == level;
}
