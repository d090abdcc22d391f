using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging.Warning;

/// <summary>Warns all enterprises at once: unit consumption to date over its path, and growth of what is watched beside it.</summary>
/// <remarks>The path is the same months of last year at the yearly rate of the plan in force; enterprises have no value added (产值单耗).</remarks>
public sealed class FirmWatch
{
    readonly World world;
    readonly WarningScheme scheme;
    readonly Ratio ratio;
    readonly MonthTable over, under;
    readonly MonthTable[] watched;
    readonly int[] rowOfFirm;
    readonly Dictionary<string, PlanPace?> paces = [];
    readonly int year;

    /// <param name="year">The year that is watched.</param>
    public FirmWatch(World world, WarningScheme scheme, int year)
    {
        (this.world, this.scheme, this.year) = (world, scheme, year);
        ratio = Ratio.Of(world.Catalogue.Items[scheme.Item!])!;
        var rows = world.Frame.Rows;
        rowOfFirm = [.. Enumerable.Range(0, rows.Count).Where(r => rows[r].Id.Kind == SubjectKind.Enterprise)];
        var firms = rowOfFirm.Select((row, firm) => (rows[row].Id, firm)).ToDictionary(f => f.Id, f => f.firm);
        int[] firmOfRow = [.. rows.Select(r => firms.GetValueOrDefault(r.Id.Enterprise, -1))];
        MonthTable Table(string item) => MonthTable.Of(world, item, year - 1, year, rowOfFirm.Length, firmOfRow);
        (over, under) = (Table(ratio.Over), Table(ratio.Under));
        watched = [.. scheme.Watch.Select(w => w.Item == ratio.Over ? over : Table(w.Item))];
    }

    public int Firms => rowOfFirm.Length;

    public Subject Firm(int firm) => world.Frame.Rows[rowOfFirm[firm]];

    /// <summary>Everyone's warning for January to a month, in the order of their ids.</summary>
    public IReadOnlyList<Judgement> Judge(int month, CancellationToken cancel = default)
    {
        for (var firm = 0; firm < Firms; firm++) Pace(firm);
        var judgements = new Judgement[Firms];
        Parallel.For(0, Firms, new ParallelOptions { CancellationToken = cancel }, firm => judgements[firm] = Judge(firm, month));
        return judgements;
    }

    /// <summary>One enterprise's warning for January to a month.</summary>
    public Judgement Judge(int firm, int month)
    {
        var pace = Pace(firm);
        var path = 1 + (pace?.Rate ?? 0);
        Span<int> raw = stackalloc int[month], eased = stackalloc int[month], shown = stackalloc int[month];
        var sums = new FirmSums(over, under, watched, firm, year);
        for (var m = 0; m < month; m++)
        {
            sums.Add(m + 1);
            var figure = new WarningFigure(sums.UnitNow / (sums.UnitBefore * path) - 1);
            var beside = sums.WorstWatched(scheme);
            raw[m] = double.IsFinite(figure.Value) ? Math.Max(WarningLadder.Severity(scheme, figure), beside) : -1;
            eased[m] = raw[m] < 0 ? -1 : Math.Max(WarningLadder.Severity(scheme, figure.Worse(scheme, scheme.HoldMargin)), beside);
        }
        WarningLadder.Hold(raw, eased, scheme.HoldMonths, shown);
        var says = new FirmSays(world, scheme, ratio, Firm(firm).Id, Period.YearToDate(year, month), pace, sums);
        return raw[^1] < 0 ? says.NotJudged(Filed(firm)) : says.Judged(raw[^1], shown[^1], month > 1 ? shown[^2] : -1);
    }

    /// <summary>Whether it filed for longer than a month at once, so that its months are not known.</summary>
    bool Filed(int firm) => Period.Years(year - 1, year) is var two && (world.Columns.AnnualFilers(ratio.Over, two).Contains(rowOfFirm[firm]) || world.Columns.AnnualFilers(ratio.Under, two).Contains(rowOfFirm[firm]));

    PlanPace? Pace(int firm)
    {
        var region = Firm(firm).On(new(year, 12, 31))?.Region ?? "";
        if (paces.TryGetValue(region, out var known)) return known;
        return paces[region] = PlanPace.InForce(world.Catalogue, region, year) is { } plan ? PlanPace.Of(world.Catalogue, plan, ratio.Over) : null;
    }
}
