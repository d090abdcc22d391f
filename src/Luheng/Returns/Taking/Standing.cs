using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>After everything is read: who is registered, what is in effect already, and which coefficients cover what was filed.</summary>
sealed class Standing(Intake intake, Population population, ILedger ledger)
{
    readonly Dictionary<(SubjectId, string), List<Period>> measured = [];
    readonly HashSet<string> measuredItems = [.. intake.Catalogue.Factors.Values.Select(f => f.MeasuredBy).OfType<string>()];

    public void Run()
    {
        RefuseUnregistered();
        CompareWithLedger();
        RefuseUncovered();
    }

    void RefuseUnregistered()
    {
        var refused = new bool[intake.Parties.All.Count];
        foreach (var party in intake.Parties.All)
        {
            if (party.Known || population.Unknown(party.Id) is not { } unknown) continue;
            refused[party.Number] = true;
            var rule = party.Id.Kind switch { SubjectKind.Region => "unknown-region", SubjectKind.Zone => "unknown-zone", SubjectKind.Sector => "unknown-industry", SubjectKind.Park => "unknown-park", _ => "not-registered" };
            var (says, more) = (SubjectSays.Unknown(party.Id, unknown), Suggest(party.Id));
            var hint = party.Refused ?? new(says.Zh + more.Zh, says.En + more.En);
            foreach (var at in party.Met) intake.Problems.Add(at, party.Id.Text, rule, hint);
        }
        if (!refused.Contains(true)) return;
        for (var i = 0; i < intake.Figures.Count; i++)
            if (refused[intake.Figures[i].Subject]) intake.Figures[i].State = FigureState.Rejected;
    }

    Said Suggest(SubjectId id) => id.Kind switch
    {
        SubjectKind.Region => SubjectSays.Near(id.Text, population.Regions.All.Select(r => r.Code)),
        SubjectKind.Site => population.SitesOf(id.Enterprise).Select(s => s.Id.Text).Take(3).ToArray() is { Length: > 0 } sites
            ? new($"；已登记的厂区：{string.Join("、", sites)}", $"; registered sites: {string.Join(", ", sites)}") : new("；先用名录行登记厂区（信用代码、名称、区划代码、行业代码、厂区）", "; register the site with a registry row (credit_code, name, region, industry, site)"),
        SubjectKind.Enterprise => new("；请在这次或之前导入它的名录行（信用代码、名称、区划代码、行业代码）", "; give its registry row (credit_code, name, region, industry) in the same import or before"),
        _ => Said.Nothing,
    };

    /// <summary>One pass over the ledger's figures of the subjects named here; the last of a key is in effect.</summary>
    void CompareWithLedger()
    {
        var known = intake.Parties.All.Where(p => p.Known || p.Id.IsGroup).Select(p => p.Id).ToHashSet();
        foreach (var party in intake.Parties.All)
            if (party.Id.Kind is SubjectKind.Site or SubjectKind.Process && intake.Registered.ContainsKey(party.Id.Enterprise)) known.Add(party.Id.Enterprise);
        if (known.Count == 0) return;
        foreach (var (observation, _) in ledger.Observations(null, known))
        {
            if (measuredItems.Contains(observation.Item)) Measure(observation.Subject, observation.Item, observation.Period);
            if (Find(observation) is not (>= 0 and var index)) continue;
            ref var figure = ref intake.Figures[index];
            if (figure.State == FigureState.Rejected) continue;
            var (source, stated) = intake.Sources[figure.Source];
            figure.State = Same(figure.Value, observation.Value) && (stated ? source == observation.Source : IsStatistical(source) == IsStatistical(observation.Source)) ? FigureState.Unchanged : FigureState.Corrected;
        }
    }

    int Find(in Observation observation)
    {
        if (intake.Parties.Find(observation.Subject) is not { } party) return -1;
        var (item, period, scope) = (intake.Uses.Find(observation.Item), intake.Periods.Find(observation.Period), intake.FindScope(observation.Scope));
        var source = intake.Figures.KindOf.IndexOf(observation.Source.Kind);
        return item < 0 || period < 0 || scope < 0 || source < 0 ? -1
            : intake.Figures.Find(new() { Subject = party.Number, Item = (short)item, Period = period, Scope = (short)scope, Source = source });
    }

    /// <summary>The same figure filed for another purpose is news: who may not use the one may use the other.</summary>
    static bool IsStatistical(Source source) => source.Basis == LegalBasis.Statistical;

    /// <summary>Equal to the fifteen digits that every spreadsheet program keeps.</summary>
    static bool Same(double a, double b) => a == b || Math.Abs(a - b) <= 5e-15 * Math.Max(Math.Abs(a), Math.Abs(b));

    void RefuseUncovered()
    {
        var uses = new Dictionary<int, Factor>();
        foreach (var id in intake.Uses.Ids)
            if (intake.Uses.Of(id, null) is { Coefficient: { } factor } use) uses[use.Number] = factor;
        if (uses.Count == 0) return;
        for (var i = 0; i < intake.Figures.Count; i++)
            if (intake.Figures[i] is { State: not FigureState.Rejected } figure && measuredItems.Contains(intake.Uses.Ids[figure.Item]))
                Measure(intake.Parties.All[figure.Subject].Id, intake.Uses.Ids[figure.Item], intake.Periods.All[figure.Period]);
        for (var i = 0; i < intake.Figures.Count; i++)
            if (uses.TryGetValue(intake.Figures[i].Item, out var factor)) Cover(ref intake.Figures[i], factor);
    }

    void Cover(ref Figure figure, Factor factor)
    {
        var (id, period) = (intake.Parties.All[figure.Subject].Id, intake.Periods.All[figure.Period]);
        if (figure.State == FigureState.Rejected || id.IsGroup) return;
        var subject = population.Find(id) ?? population.Find(id.Enterprise);
        var region = (subject?.On(period.First) ?? subject?.Latest)?.Region;
        if (factor.On(period.First, region is null ? [] : population.Regions.Upwards(region)) is not { Value: null } range) return;
        if (Covered(id, factor.MeasuredBy!, period) || (id != id.Enterprise && Covered(id.Enterprise, factor.MeasuredBy!, period))) return;
        figure.State = FigureState.Rejected;
        intake.Problems.Add(new(intake.Sheets[figure.Sheet], figure.Row, figure.Column), FormattableString.Invariant($"{figure.Value:R}"), "needs-measured-coefficient",
            new(FormattableString.Invariant($"{range.Source} 对 {factor.Id} 只给了范围（{range.Low:R} 至 {range.High:R} {factor.Unit}）；请为 {id} 填报 {period} 或包含它的时期的{intake.Catalogue.Items[factor.MeasuredBy!].Name.Zh}"), FormattableString.Invariant($"{range.Source} gives only a range for {factor.Id} ({range.Low:R} to {range.High:R} {factor.Unit}); file {factor.MeasuredBy} of {id} for {period} or a longer period that covers it")));
    }

    bool Covered(SubjectId id, string item, Period period) => measured.TryGetValue((id, item), out var periods) && periods.Exists(p => p.Contains(period));

    void Measure(SubjectId id, string item, Period period)
    {
        if (!measured.TryGetValue((id, item), out var periods)) measured[(id, item)] = periods = [];
        periods.Add(period);
    }
}
