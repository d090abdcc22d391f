using System.Globalization;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>Answers: what is this item for this subject in this period, and why?</summary>
/// <remarks>One asker serves one question; it remembers parts of the answer that are needed twice.</remarks>
public sealed partial class Asker(World world)
{
    readonly Dictionary<(string Item, SubjectId Subject, Period Period), Answer> known = [];

    /// <summary>The answer; missing, with the reason, where nothing can be said.</summary>
    public static Answer Ask(World world, string item, SubjectId subject, Period period) => new Asker(world).Ask(item, subject, period);

    public Answer Ask(string id, SubjectId subject, Period period)
    {
        if (known.TryGetValue((id, subject, period), out var answer)) return answer;
        var item = world.Catalogue.Items[id];
        answer = world.Population.Unknown(subject) is { } unknown ? Missing(item, subject, period, unknown)
            : subject.IsGroup ? OfGroup(item, subject, period)
            : OfFirm(item, subject, period);
        return known[(id, subject, period)] = answer;
    }

    static Answer Missing(Item item, SubjectId subject, Period period, params string[] reasons) =>
        new(item, subject, period, double.NaN, Because.Nothing(reasons));

    Answer OfGroup(Item item, SubjectId group, Period period)
    {
        var official = Direct(item, group, period) ?? Difference(item, group, period);
        if (official is not null && !item.IsIndicator && !item.Additive) return official;

        Answer? own = item.Additive ? Members(item, group, period)
            : item.Formula is { } formula ? OfFormula(item, formula, group, period)
            : null;
        if (official is not null)
            return own is { Missing: false }
                ? official with { Because = official.Because with { Besides = [.. official.Because.Besides, new(item.Additive ? "members" : "computed", own.Value, own.Coverage, "")] } }
                : official;
        return own is { Missing: false } ? own
            : Parts(item, group, period) ?? own
            ?? Missing(item, group, period, $"no figure of {item.Name.Zh} ({item.Id}) is filed for {group} in {period}");
    }

    Answer OfFirm(Item item, SubjectId subject, Period period)
    {
        if (!item.Of.Contains(subject.Kind) && !(subject.Kind == SubjectKind.Process && item.Of.Contains(SubjectKind.Site)))
            return Missing(item, subject, period, $"{item.Name.Zh} ({item.Id}) is not defined for one {subject.Kind.ToString().ToLowerInvariant()} (it is of {string.Join(", ", item.Of).ToLowerInvariant()})");
        if (item.Formula is { } formula)
        {
            if (item.Additive && !HasOwn(item, subject, period) && Sites(item, subject, period) is { } sites) return sites;
            if (!item.Additive || period.Kind is PeriodKind.Month or PeriodKind.Day) return OfFormula(item, formula, subject, period);
            var months = Months(item, subject, period);
            if (months is not null && !world.Columns.AnnualFilers(item.Id, period).Contains(world.Frame.RowOf(subject))) return months;
            var whole = OfFormula(item, formula, subject, period);
            return months is null || (!whole.Missing && RestsOn(whole, period)) ? whole : months;
        }
        if (item.OverTime == OverTime.Held) return Held(item, subject, period) ?? Missing(item, subject, period, $"{item.Name.Zh} ({item.Id}) was not filed for {period}");
        var direct = Direct(item, subject, period);
        if (period.Kind != PeriodKind.Month && Months(item, subject, period) is { } filed && (filed.Coverage.Whole || direct is null))
            return direct is null ? filed : filed with { Because = filed.Because with { Besides = [new("annual", direct.Value, direct.Coverage, "the annual filing stands beside twelve months; the months win")] } };
        return direct ?? Difference(item, subject, period) ?? Sites(item, subject, period)
            ?? Missing(item, subject, period, $"{item.Name.Zh} ({item.Id}) was not filed for {period}");
    }

    /// <summary>Whether an enterprise filed for itself, so that its sites are not asked.</summary>
    bool HasOwn(Item item, SubjectId subject, Period period) => world.Frame.RowOf(subject) is var row && (world.Columns.AnnualFilers(item.Id, period).Contains(row)
        || period.MonthsWithin().Any(m => row >= 0 && world.Columns.Of(item.Id, m.Year) is { } values && !double.IsNaN(values[row * 12 + m.Last.Month - 1])));

    /// <summary>Whether a figure, somewhere below, was filed for the whole period at once.</summary>
    static bool RestsOn(Answer answer, Period period) =>
        (answer.Period == period && answer.Item.OverTime != OverTime.Held && answer.Because.Kind is ReasonKind.Filed or ReasonKind.Official) || answer.Because.Inputs.Any(i => RestsOn(i, period));

    /// <summary>The figure last filed by the end of the period: a condition holds until another is filed.</summary>
    Answer? Held(Item item, SubjectId subject, Period period)
    {
        if (HeldFigures.LastBy(world, item.Id, subject, period.Last) is not { } filed || Direct(item, subject, filed) is not { } figure) return null;
        return filed == period ? figure : figure with { Period = period, Because = figure.Because with { Reasons = [$"filed for {filed}; it holds until another is filed"] } };
    }

    /// <summary>A figure filed for exactly this period.</summary>
    Answer? Direct(Item item, SubjectId subject, Period period)
    {
        if (period.Kind == PeriodKind.Month && world.Frame.RowOf(subject) is >= 0 and var row && world.Frame.Value(item.Id, row, period) is var value && !double.IsNaN(value))
        {
            // Where it was filed is looked up when it is explained: a sum over thousands need not read thousands of returns.
            return Filed(item, subject, period, value, null, world.Facts.At(subject, item.Id, period)) with { Demo = world.Frame.HasDemo(item.Id, period.Year) };
        }
        var facts = world.Facts.At(subject, item.Id, period).ToList();
        return facts.Count == 0 ? null
            : Filed(item, subject, period, facts[0].Value, world.OriginOf(facts[0].Source, facts[0].Scope, facts[0].Batch, facts[0].Row), facts.Skip(1));
    }

    static Answer Filed(Item item, SubjectId subject, Period period, double value, Origin? origin, IEnumerable<Fact> others) =>
        new(item, subject, period, value, new Because(origin?.Source.Kind == SourceKind.Official ? ReasonKind.Official : ReasonKind.Filed, "", item.Source, item.Confidence)
        {
            Origin = origin,
            Besides = [.. others.Select(f => new Beside(f.Source.Kind.ToString().ToLowerInvariant(), f.Value, new(1, 1, ""), $"{f.Source} {f.Scope}".Trim()))],
        })
        { Demo = origin?.Source.Basis == LegalBasis.Demo };

    /// <summary>A month or quarter that is published only inside cumulative figures: 1–3月 less 1–2月. Rates are never subtracted.</summary>
    Answer? Difference(Item item, SubjectId subject, Period period)
    {
        if (item.OverTime != OverTime.Sum || (item.IsIndicator && !item.Additive) || period.MonthCount < 1 || period.First.Month < 2 || period.FirstYear != period.Year) return null;
        var (to, before) = (Period.YearToDate(period.Year, period.Last.Month), Period.YearToDate(period.Year, period.First.Month - 1));
        return Direct(item, subject, to) is not { } upTo || Direct(item, subject, before) is not { } earlier ? null
            : item.Falls(subject.Kind, earlier.Value, upTo.Value)
            ? Missing(item, subject, period, string.Create(CultureInfo.InvariantCulture, $"the cumulative figure of {to} ({upTo.Value:#,0.##} {item.Unit}) is below that of {before} ({earlier.Value:#,0.##} {item.Unit}): one of them is wrong, and what lies between cannot be told")) with { Demo = upTo.Demo || earlier.Demo }
            : new(item, subject, period, upTo.Value - earlier.Value, new Because(ReasonKind.Difference, $"{to} − {before}", item.Source, item.Confidence) { Inputs = [upTo, earlier] }) { Demo = upTo.Demo || earlier.Demo };
    }

    /// <summary>A longer period from the months inside it; partial where some are missing.</summary>
    Answer? Months(Item item, SubjectId subject, Period period)
    {
        if (period.MonthCount < 2) return null;
        var months = Split(item, subject, period).Select(m => MonthOf(item, subject, m)).OfType<Answer>().Where(a => !a.Missing).ToList();
        return months.Count == 0 ? null : OverMonths(item, subject, period, months);
    }

    /// <summary>The months of a period; a quarter of it that was filed as one stays one.</summary>
    IEnumerable<Period> Split(Item item, SubjectId subject, Period period)
    {
        foreach (var month in period.MonthsWithin())
        {
            var quarter = Period.Quarter(month.Year, (month.Last.Month + 2) / 3);
            var asOne = !item.IsIndicator && quarter != period && period.Contains(quarter) && world.Facts.At(subject, item.Id, quarter).Any()
                && quarter.MonthsWithin().Any(m => MonthOf(item, subject, m) is null);
            if (!asOne) yield return month;
            else if (month.Last == quarter.Last) yield return quarter;
        }
    }

    Answer? MonthOf(Item item, SubjectId subject, Period month) =>
        item.IsIndicator ? Ask(item.Id, subject, month) : Direct(item, subject, month) ?? Difference(item, subject, month) ?? Sites(item, subject, month);

    Answer OverMonths(Item item, SubjectId subject, Period period, List<Answer> months)
    {
        var (value, word) = item.OverTime switch
        {
            OverTime.Last => (months[^1].Period.Last == period.Last ? months[^1].Value : double.NaN, "the last month of"),
            OverTime.Mean => (months.Average(m => m.Value), "the mean of"),
            _ => (months.Sum(m => m.Value), "the sum of"),
        };
        var there = months.SelectMany(m => m.Period.MonthsWithin()).ToHashSet();
        var absent = period.MonthsWithin().Where(m => !there.Contains(m) && IsRegistered(subject, m)).ToList();
        return new(item, subject, period, value, new Because(ReasonKind.Months, $"{word} {months.Count} months", item.Source, item.Confidence)
        {
            Inputs = item.IsIndicator ? Merge(months, period) : months,
            Factors = [.. months.SelectMany(m => m.Because.Factors).DistinctBy(f => (f.Id, f.Value))],
            Reasons = absent.Count == 0 ? [] : [$"missing months: {string.Join(", ", absent)}"],
        })
        { Coverage = Covered(months, there.Count + absent.Count), Demo = months.Any(m => m.Demo) };
    }

    /// <summary>The months that are there; one that is itself only partly there counts as its share.</summary>
    static Coverage Covered(List<Answer> months, int expected) => new(months.Sum(m => m.Period.MonthCount * Math.Min(1, m.Coverage.Share)), expected, "months");

    /// <summary>Whether a month is expected of whoever is asked about: not before it was registered, and not after it ended.</summary>
    bool IsRegistered(SubjectId subject, Period month) => world.Population.Find(subject) is not { Placements.Count: > 0 } known || known.On(month.Last) is not null;

    /// <summary>The inputs of twelve monthly computations, each item once with its sum over the months.</summary>
    List<Answer> Merge(List<Answer> months, Period period) => [.. months.SelectMany(m => m.Because.Inputs)
        .GroupBy(i => i.Item.Id)
        .Select(g => g.Count() == 1 ? g.First() : OverMonths(g.First().Item, g.First().Subject, period, [.. g]))];

    /// <summary>An enterprise that files by site is the sum of its sites.</summary>
    Answer? Sites(Item item, SubjectId subject, Period period)
    {
        if (!item.Additive || subject.Kind != SubjectKind.Enterprise) return null;
        var sites = world.Population.SitesOf(subject).Select(s => Ask(item.Id, s.Id, period)).ToList();
        var there = sites.Where(s => !s.Missing).ToList();
        return there.Count == 0 ? null
            : new(item, subject, period, there.Sum(s => s.Value), new Because(ReasonKind.Members, "the sum of its sites", item.Source, item.Confidence) { Inputs = there })
            { Coverage = new(there.Sum(s => Math.Min(1, s.Coverage.Share)), sites.Count, "sites"), Demo = there.Any(s => s.Demo) };
    }

    /// <summary>A group's longer period from official figures of its parts: quarters or months that fill it.</summary>
    Answer? Parts(Item item, SubjectId group, Period period)
    {
        if (item.IsIndicator || period.MonthCount < 2) return null;
        var parts = Split(item, group, period).Select(m => Direct(item, group, m) ?? Difference(item, group, m)).OfType<Answer>().Where(a => !a.Missing).ToList();
        return parts.Count == 0 ? null : OverMonths(item, group, period, parts);
    }
}
