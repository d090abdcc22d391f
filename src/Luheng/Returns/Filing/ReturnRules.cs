using Luheng.Engine;

namespace Luheng.Returns;

/// <summary>Holds a return against every rule at once, the same for what was typed, uploaded or sent: cells one by one, cells against each other, and against what was filed before.</summary>
public sealed class ReturnRules(World world)
{
    /// <param name="cells">What was typed, by item id.</param>
    /// <param name="words">Explanations by item id.</param>
    /// <param name="today">A period that is not over cannot be filed.</param>
    public ReturnCheck Check(in ReturnKey key, IReadOnlyDictionary<string, string> cells, IReadOnlyDictionary<string, string> words, DateOnly today)
    {
        var catalogue = world.Catalogue;
        var paper = new ReturnPaper(key.Form.Id, key.Subject.Text, key.Period.ToString());
        var problems = new List<ReturnProblem>();
        var known = key.Form.ItemIds(catalogue).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, text) in cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (!known.Contains(id)) problems.Add(new("", true, "unknown-item", ReturnProblem.Say($"{Short(id)} 不是 {key.Form.Id} 表的指标", $"{Short(id)} is no item of form {key.Form.Id}")));
            else if (ItemLimits.Read(catalogue.Items[id], text) is { Rule: not "" } wrong) problems.Add(new(id, true, wrong.Rule, wrong.Text));
            else if (ItemLimits.Read(catalogue.Items[id], text).Value is { } value) paper.Values[id] = value;
        }
        foreach (var (id, word) in words.Where(w => !string.IsNullOrWhiteSpace(w.Value) && known.Contains(w.Key))) paper.Words[id] = word.Trim();
        return Check(key, paper, problems, today);
    }

    /// <summary>Holds figures that are numbers already against the rules.</summary>
    public ReturnCheck Check(in ReturnKey key, ReturnPaper paper, DateOnly today)
    {
        var problems = new List<ReturnProblem>();
        foreach (var (id, value) in paper.Values)
            if (ItemLimits.Wrong(world.Catalogue.Items[id], value) is { } fault) problems.Add(new(id, true, fault.Rule, fault.Hint));
        return Check(key, paper, problems, today);
    }

    ReturnCheck Check(in ReturnKey key, ReturnPaper paper, List<ReturnProblem> problems, DateOnly today)
    {
        var history = new ReturnHistory(world, key.Subject);
        Standing(key, today, problems);
        if (paper.Values.Count == 0 && problems.Count == 0)
            problems.Add(new("", true, "empty", new("表中没有数；确无业务的指标请填 0，没有的数留空", "There is no figure; type 0 where there was nothing, leave blank what you do not have")));
        // What was typed and is no figure is told as that: it is neither blank nor nothing in a sum.
        var refused = problems.Where(p => p.Blocks && p.Item is not "").Select(p => p.Item).ToHashSet(StringComparer.Ordinal);
        Coefficients(key, paper, problems);
        foreach (var check in key.Form.Checks) problems.AddRange(FormChecks.Of(world, history, key, check, paper.Values, refused));
        foreach (var (id, value) in paper.Values)
            if (Unusual(id, value, history.Expected(id, key)) is { } unusual) problems.Add(unusual);
        foreach (var gone in Gone(key, history, paper).Where(g => !refused.Contains(g.Item))) problems.Add(gone);
        return new(paper, [.. problems.Select(p => p with { Word = p.Blocks ? null : paper.Words.GetValueOrDefault(p.Item) })
            .OrderBy(p => p.Blocks ? 0 : 1)]);
    }

    void Standing(in ReturnKey key, DateOnly today, List<ReturnProblem> problems)
    {
        if (key.Period.Last >= today) problems.Add(new("", true, "period-not-over", ReturnProblem.Say($"{key.Period} 还没有结束", $"{key.Period} is not over yet")));
        if (world.Population.Find(key.Subject) is not { } subject) problems.Add(new("", true, "not-registered", new("企业没有登记", "The enterprise is not registered")));
        else if (ReturnSpan.Wrong(world, key, today) is { } outside) problems.Add(new("", true, "off-register", outside));
        else if (subject.On(key.Period.Last) is not { } placement) problems.Add(new("", true, "off-register", ReturnProblem.Say($"{key.Period} 不在企业的登记期内", $"The enterprise was not on the register in {key.Period}")));
        else if (placement.Industry.Length != 4 || world.Population.Industries.Find(placement.Industry) is null)
            problems.Add(new("", true, "industry", ReturnProblem.Say($"登记的行业 {placement.Industry} 不是 GB/T 4754 的四位小类；请先更正名录", $"The registered industry {placement.Industry} is no four-digit class of GB/T 4754; have the register corrected first")));
    }

    /// <summary>A carrier whose default is only a range needs a measured coefficient: here, or filed before for a period that covers this one.</summary>
    void Coefficients(in ReturnKey key, ReturnPaper paper, List<ReturnProblem> problems)
    {
        const string consumed = "energy.consumed.";
        var placement = world.Population.Find(key.Subject)?.On(key.Period.Last);
        foreach (var id in paper.Values.Keys.Where(k => k.StartsWith(consumed, StringComparison.Ordinal)))
        {
            if (world.Catalogue.FactorOf($"coefficient.{id[consumed.Length..]}") is not { MeasuredBy: { } by } factor) continue;
            if (factor.On(key.Period.First, placement is null ? [] : world.Population.Regions.Upwards(placement.Region)) is not { Value: null } range) continue;
            if (paper.Values.ContainsKey(by) || world.Facts.Covering(key.Subject, by, key.Period) is not null || !double.IsNaN(world.Frame.Value(by, world.Frame.RowOf(key.Subject), key.Period))) continue;
            problems.Add(new(id, true, "needs-measured-coefficient", ReturnProblem.Say($"标准只给出折标系数的范围（{range.Low} 至 {range.High} {factor.Unit}），请填实测折标准煤系数", $"The standard gives only a range ({range.Low} to {range.High} {factor.Unit}); file the measured coefficient")));
        }
    }

    ReturnProblem? Unusual(string id, double value, ExpectedRange? range)
    {
        if (range is not { } usual || (value >= usual.Low && value <= usual.High)) return null;
        var item = world.Catalogue.Items[id];
        return new(id, false, "unusual", ReturnProblem.Say($"{item.Name.Zh} {value:#,0.####} {item.Unit} 超出常见范围 {usual.Low:#,0.##} 至 {usual.High:#,0.##}（近 {usual.Count} 期中位数 {usual.Median:#,0.##}），请说明原因",
            $"{item.Name.En} {value:#,0.####} {item.Unit} lies outside the usual {usual.Low:#,0.##} to {usual.High:#,0.##} (median of {usual.Count} periods {usual.Median:#,0.##}); say why"));
    }

    /// <summary>What was filed last period and is blank now: missing, not zero, and somebody should say so.</summary>
    IEnumerable<ReturnProblem> Gone(ReturnKey key, ReturnHistory history, ReturnPaper paper)
    {
        foreach (var id in key.Form.ItemIds(world.Catalogue).Where(i => !paper.Values.ContainsKey(i) && !i.Contains(".coefficient.", StringComparison.Ordinal)))
            if (history.Filed(id, key.Before.Period) is var before && !double.IsNaN(before) && before != 0)
                yield return new(id, false, "blank-now", ReturnProblem.Say($"{world.Catalogue.Items[id].Name.Zh}上期为 {before:#,0.####}，本期空缺；空缺按缺失处理，不是 0。确为零请填 0，否则请说明",
                    $"{world.Catalogue.Items[id].Name.En} was {before:#,0.####} last period and is blank now: missing, not zero. Type 0 if it was nothing, else say why"));
    }

    static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
