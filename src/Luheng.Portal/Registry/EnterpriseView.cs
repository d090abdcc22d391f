using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Registry;

/// <summary>An item that an enterprise filed, month by month; NaN where it did not.</summary>
public sealed record FiledRow(Item Item, IReadOnlyList<double> Values);

/// <summary>A part of the energy mix with its share.</summary>
public sealed record MixPart(Answer Answer, double Share);

/// <summary>Everything the page of one enterprise shows, asked once.</summary>
public sealed record EnterpriseView(Subject Subject, Period? Month)
{
    const int MonthsShown = 12;

    /// <summary>A difference of sums that is rounding alone.</summary>
    const double Negligible = 1e-9;

    public required IReadOnlyList<Period> Months { get; init; }
    public required IReadOnlyList<FiledRow> Filed { get; init; }
    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }
    public required IReadOnlyList<MixPart> Mix { get; init; }

    /// <summary>Whether the carriers add up to the energy used: where some months lack one of them, they do not.</summary>
    public bool MixAddsUp { get; private init; }

    /// <summary>Unit consumption of each product made this year.</summary>
    public required IReadOnlyList<(Answer Now, Answer Before)> Products { get; init; }

    /// <summary>Monthly energy of this year and of the year before, twelve each; NaN where nothing was filed.</summary>
    public required IReadOnlyList<double> ThisYear { get; init; }
    public required IReadOnlyList<double> LastYear { get; init; }
    public Period? ToDate => Month is { } m ? Period.YearToDate(m.Year, m.Last.Month) : null;

    internal static EnterpriseView Of(Desk desk, Subject subject)
    {
        var (world, asker) = (desk.World, new Asker(desk.World));
        if (desk.Month is not { } month)
            return new(subject, null) { Months = [], Filed = [], Answers = new Dictionary<string, Answer>(), Mix = [], Products = [], ThisYear = [], LastYear = [] };
        var year = Period.YearToDate(month.Year, month.Last.Month);
        var months = Enumerable.Range(0, MonthsShown).Select(i => month.First.AddMonths(i - MonthsShown + 1)).Select(d => Period.Month(d.Year, d.Month)).ToList();
        string[] wanted = [Items.Energy, Items.EnergyChange, Items.PerOutput, Items.PerOutputChange, Items.Water, Items.WaterChange, Items.Co2, Items.Co2Change, Items.Output];
        var answers = wanted.Where(world.Catalogue.Items.ContainsKey).ToDictionary(i => i, i => asker.Ask(i, subject.Id, year));
        var mix = Items.Mix.Where(world.Catalogue.Items.ContainsKey).Select(i => asker.Ask(i, subject.Id, year)).Where(a => !a.Missing && a.Value != 0).ToList();
        var total = mix.Sum(m => m.Value);
        var adds = answers.GetValueOrDefault(Items.Energy) is { Missing: false } energy && Math.Abs(total - energy.Value) <= Negligible * Math.Abs(energy.Value);
        return new(subject, month)
        {
            Months = months,
            Filed = [.. FiledBy(world, subject, months)],
            Answers = answers,
            Mix = [.. mix.OrderByDescending(m => m.Value).Select(m => new MixPart(m, adds ? m.Value / total : double.NaN))],
            MixAddsUp = adds,
            Products = [.. ProductsOf(world, subject, year).Select(i => (asker.Ask(i, subject.Id, year), asker.Ask(i, subject.Id, year.ShiftYears(-1)))).Where(p => !p.Item1.Missing)],
            ThisYear = Series(world, asker, subject, month.Year),
            LastYear = Series(world, asker, subject, month.Year - 1),
        };
    }

    /// <summary>Its own column where it files itself; asked month by month where it files by site.</summary>
    static double[] Series(World world, Asker asker, Subject subject, int year)
    {
        var row = world.Frame.RowOf(subject.Id);
        var own = world.Columns.Of(Items.Energy, year) is { } column ? column.AsSpan(row * 12, 12).ToArray() : [];
        return Array.Exists(own, v => !double.IsNaN(v)) || !world.Population.SitesOf(subject.Id).Any() ? (own.Length > 0 ? own : [.. Enumerable.Repeat(double.NaN, 12)])
            : [.. Enumerable.Range(1, 12).Select(m => asker.Ask(Items.Energy, subject.Id, Period.Month(year, m)).Value)];
    }

    static IEnumerable<FiledRow> FiledBy(World world, Subject subject, List<Period> months)
    {
        var row = world.Frame.RowOf(subject.Id);
        foreach (var id in world.Frame.Items.Order(StringComparer.Ordinal))
            if (months.Select(m => world.Frame.Value(id, row, m)).ToList() is var values && values.Exists(v => !double.IsNaN(v)))
                yield return new(world.Catalogue.Items[id], values);
    }

    static IEnumerable<string> ProductsOf(World world, Subject subject, Period year)
    {
        var row = world.Frame.RowOf(subject.Id);
        foreach (var product in world.Catalogue.Sets.GetValueOrDefault("product")?.Members ?? [])
            if (year.MonthsWithin().Any(m => !double.IsNaN(world.Frame.Value($"output.{product.Id}", row, m))))
                foreach (var id in (string[])[$"product.unit_energy.{product.Id}", $"product.unit_electricity.{product.Id}"])
                    if (world.Catalogue.Items.ContainsKey(id)) yield return id;
    }
}
