using Luheng.Access;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Two sides: two subjects in one period, or one in two; and over which items.</summary>
public sealed record CompareQuery(SubjectId A, SubjectId B, Period In, Period With, IReadOnlyList<Item> Items)
{
    public const int MostItems = 16;

    static readonly string[] Usual = [Registry.Items.Energy, Registry.Items.Output, Registry.Items.PerOutput, "electricity.per_output_value", "energy.electrification", Registry.Items.Co2, "co2.per_output_value", Registry.Items.Water, "water.per_output_value"];

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [Side("a"), Side("b"), Shell.Takes.Time("in"), Shell.Takes.Time("with"),
        Shell.Takes.Items("items").And((_, text) => Shell.Takes.Listed(text).Length is > MostItems and var many ? Words.TooManyAsked.Filled("items", many, MostItems) : null)];

    static Takes Side(string name) => new(name, (reader, text) => text.Trim() is "" || Find(reader, text) is not null ? null : Words.AboutAsked.Filled(name, text, Words.NobodyOfThatName));

    /// <summary>Null where a side is not the reader's to see.</summary>
    internal static CompareQuery? Read(Reader reader)
    {
        var catalogue = reader.Desk.World.Catalogue;
        var now = reader.Query("in") is { Length: > 0 } period ? Period.Parse(period) : reader.Desk.Month is { } month ? Period.YearToDate(month.Year, month.Last.Month) : Period.Calendar(reader.Desk.AsOf.Year);
        var a = Find(reader, reader.Query("a")) ?? Home.ScopeOf(reader) ?? reader.Whole;
        var b = Find(reader, reader.Query("b")) ?? a;
        var then = reader.Query("with") is { Length: > 0 } other ? Period.Parse(other) : b == a ? now.ShiftYears(-1) : now;
        var asked = Shell.Takes.Listed(reader.Query("items"));
        var items = asked.Length > 0 ? asked : [.. Usual.Where(u => catalogue.Items.TryGetValue(u, out var item) && (item.Of.Contains(a.Kind) || item.Of.Contains(b.Kind)))];
        return May(reader, a) && May(reader, b) ? new(a, b, now, then, [.. items.Select(i => catalogue.Items[i])]) : null;
    }

    static bool May(Reader reader, SubjectId of) => reader.May(of.IsGroup ? Act.SeeAggregate : Act.SeeFirm, of);

    /// <summary>A subject by its id, or by a name: of a region, a park or an enterprise that the reader may see; null where nobody is.</summary>
    static SubjectId? Find(Reader reader, string text)
    {
        text = text.Trim();
        if (text is "") return null;
        var population = reader.Desk.World.Population;
        if (SubjectId.TryParse(text, out var id, out _) && population.Unknown(id) is null) return id;
        var sight = Outlook.Of(reader);
        if (population.Regions.All.FirstOrDefault(r => r.Name == text) is { } region) return SubjectId.Region(region.Code);
        if (Choices.ParksOf(reader.Desk).Contains(text)) return SubjectId.Park(text);
        var named = sight.Firms.Select(f => sight.Table.Firms[f]).Where(f => f.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).OrderBy(f => f.Name.Length).FirstOrDefault();
        return named?.Id;
    }

    public bool OnePeriod => In == With;

    public string Address(string path) => Links.To(path, ("a", A.Text), ("b", B == A ? "" : B.Text), ("in", In.ToString()), ("with", With.ToString()), ("items", string.Join(',', Items.Select(i => i.Id))));
}

/// <summary>An item on both sides.</summary>
public sealed record ComparedRow(Item Item, Answer A, Answer B, IReadOnlyList<double> TrendA, IReadOnlyList<double> TrendB)
{
    public bool Both => !A.Missing && !B.Missing;

    /// <summary>Whether a difference means something: of one subject only figures that cover alike are compared.</summary>
    public bool Comparable => Both && OfSame;

    /// <summary>Whether two periods of one subject cover alike, with the same months and members; what is of two subjects is.</summary>
    internal bool OfSame { get; init; } = true;

    /// <summary>Of two periods of a group, the share that is of members and months which only one of them has.</summary>
    internal double Unlike { get; init; }
    public double Difference => Comparable ? A.Value - B.Value : double.NaN;
    public double Percent => Comparable && B.Value != 0 ? (A.Value / B.Value - 1) * 100 : double.NaN;
}

/// <summary>Two subjects or two periods side by side.</summary>
public sealed record Comparison(CompareQuery Query, IReadOnlyList<ComparedRow> Rows)
{
    const int Trend = 12;

    internal static Comparison Of(Reader reader, CompareQuery query) => Outlook.Kept(reader, reader.Asked, r => Make(r, query));

    static Comparison Make(Reader reader, CompareQuery query)
    {
        var asker = new Asker(reader.Desk.World);
        return new(query, [.. query.Items.Select(i => new ComparedRow(i, asker.Ask(i.Id, query.A, query.In), asker.Ask(i.Id, query.B, query.With), Line(i, query.A, query.In), query.A == query.B ? [] : Line(i, query.B, query.With)))
            .Select(row => row with { Unlike = row.A.Subject == row.B.Subject && row.A.Subject.IsGroup ? asker.UnlikeShare(row.Item.Id, row.A.Subject, row.A.Period, row.B.Period) : 0 }).Select(row => row with { OfSame = OfSame(row) })]);

        bool OfSame(ComparedRow row) => row.A.Subject != row.B.Subject || row.A.Coverage.IsLike(row.B.Coverage, asker.AlikeWithin) && (row.Item.OverTime != OverTime.Sum || (row.A.Because.Kind, row.B.Because.Kind) switch
        {
            (ReasonKind.Members, ReasonKind.Members) => row.Unlike <= asker.AlikeWithin,
            (ReasonKind.Months, ReasonKind.Months) => row.A.Period.MonthCount != row.B.Period.MonthCount || (int)row.A.Coverage.Present == (int)row.B.Coverage.Present,
            _ => true,
        });

        double[] Line(Item item, SubjectId of, Period period) => [.. Enumerable.Range(0, Trend).Select(m => period.Last.AddDays(1).AddMonths(m - Trend)).Select(d => asker.Ask(item.Id, of, Period.Month(d.Year, d.Month)).Value).Where(v => !double.IsNaN(v))];
    }
}
