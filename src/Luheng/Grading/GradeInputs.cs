using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>Who says where product lines stand, and how completely meters arrived; given by whoever knows the other capabilities.</summary>
/// <param name="Lines">The product lines of everybody in a period.</param>
/// <param name="Monitoring">Of one enterprise; null where its meters say nothing.</param>
public sealed record GradeSources(Func<World, Period, IEnumerable<LineStanding>> Lines, Func<World, SubjectId, Period, MonitoringShare?>? Monitoring = null);

/// <summary>Gathers what everybody is graded by, once for all cut-offs.</summary>
public static class GradeInputs
{
    /// <param name="world">Read for administration: figures for statistics alone are not in it.</param>
    /// <param name="day">The day on which orders are open or overdue.</param>
    /// <exception cref="ArgumentException">The world holds figures that may not be used for grading.</exception>
    public static GradeColumns Of(World world, ILedger ledger, GradeSources sources, Packs.GradeScheme scheme, Period period, DateOnly day)
    {
        if (world.Purpose.Statistical) throw new ArgumentException("grading reads a world made for administration: figures with a statistical legal basis may not be used for it", nameof(world));
        var lines = sources.Lines(world, period).ToLookup(l => l.Subject.Enterprise);
        var papers = SupervisionBook.All(ledger, world.KnownBy);
        var energy = EnergyOf(world, scheme.Whom.Item, period);
        var facts = world.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise).Select(s => s.Id).Select(id =>
        {
            var (tce, months) = energy.GetValueOrDefault(id, (double.NaN, 0));
            var own = papers[id].ToList();
            // Meters are only looked at where a grade can depend on them.
            var monitoring = tce >= scheme.Whom.DesignatedFrom ? sources.Monitoring?.Invoke(world, id, period) : null;
            return new GradeFacts(id, tce, months, [.. lines[id]], own, monitoring);
        });
        return new(facts, world.Catalogue.Supervision, period, day);
    }

    /// <summary>The energy of everybody: its own months where it files itself, else those of its sites; whoever filed a year at once is asked.</summary>
    static Dictionary<SubjectId, (double Tce, int Months)> EnergyOf(World world, string item, Period period)
    {
        var all = new Dictionary<SubjectId, (double Tce, int Months)>();
        if (world.Catalogue.Items.GetValueOrDefault(item) is null) return all;
        var years = period.MonthsWithin().Select(m => m.Year).Distinct().ToDictionary(y => y, y => world.Columns.Of(item, y));
        var (own, sites) = (new Dictionary<SubjectId, (double, int)>(), new Dictionary<SubjectId, (double Tce, int Months)>());
        for (var row = 0; row < world.Frame.Rows.Count; row++)
        {
            var (id, sum, months) = (world.Frame.Rows[row].Id, 0.0, 0);
            foreach (var month in period.MonthsWithin())
                if (years[month.Year] is { } column && column[row * 12 + month.Last.Month - 1] is var value && !double.IsNaN(value)) (sum, months) = (sum + value, months + 1);
            if (months == 0) continue;
            if (id.Kind == SubjectKind.Enterprise) own[id] = (sum, months);
            else if (id.Kind == SubjectKind.Site && sites.GetValueOrDefault(id.Enterprise) is var so) sites[id.Enterprise] = (so.Tce + sum, Math.Max(so.Months, months));
        }
        foreach (var (id, value) in sites) all[id] = value;
        foreach (var (id, value) in own) all[id] = value;
        var asked = world.Columns.AnnualFilers(item, period).Select(row => world.Frame.Rows[row].Id.Enterprise).Distinct().ToList();
        var answers = asked.AsParallel().AsOrdered().Select(id => Asker.Ask(world, item, id, period)).ToList();
        foreach (var (id, answer) in asked.Zip(answers))
            if (!answer.Missing) all[id] = (answer.Value, (int)Math.Round(Math.Min(1, answer.Coverage.Share) * period.MonthCount));
        return all;
    }
}
