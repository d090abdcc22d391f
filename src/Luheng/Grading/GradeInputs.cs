using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
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
    /// <exception cref="QuestionException">The period is no year: grades, and the thresholds of whom they are of, are of a year.</exception>
    /// <exception cref="ArgumentException">The world holds figures that may not be used for grading.</exception>
    public static GradeColumns Of(World world, ILedger ledger, GradeSources sources, Packs.GradeScheme scheme, Period period, DateOnly day)
    {
        if (world.Purpose.Statistical) throw new ArgumentException("grading reads a world made for administration: figures with a statistical legal basis may not be used for it", nameof(world));
        Check(period);
        var lines = sources.Lines(world, period).ToLookup(l => l.Subject.Enterprise);
        var papers = SupervisionBook.All(ledger, world.KnownBy);
        var rows = new FirmRows(world);
        var energy = world.Catalogue.Items.GetValueOrDefault(scheme.Whom.Item) is { } item ? rows.Over(item, period) : null;
        var facts = world.Population.Subjects.Where(s => s.Id.Kind == SubjectKind.Enterprise && s.IsRegistered(period.First, period.Last)).Select(s => s.Id).AsParallel().AsOrdered().Select(id =>
        {
            var (tce, months) = energy is not null && rows.IndexOf(id) is >= 0 and var at ? (energy.Values[at], (int)energy.Months[at]) : (double.NaN, 0);
            var own = papers[id].ToList();
            // Meters are only looked at where a grade can depend on them.
            var monitoring = tce >= scheme.Whom.DesignatedFrom ? sources.Monitoring?.Invoke(world, id, period) : null;
            return new GradeFacts(id, tce, months, [.. lines[id]], own, monitoring)
            {
                WithoutNorm = world.Population.Find(id) is { } subject && scheme.WithoutNorm((subject.On(period.Last) ?? subject.Latest).Industry),
            };
        });
        return new(facts, world.Catalogue.Supervision, period, day);
    }

    /// <summary>Refuses what is no year.</summary>
    public static void Check(Period period)
    {
        if (period.Kind != PeriodKind.Year) throw new QuestionException(new Said("分级按年度，门槛是全年的综合能源消费量；“{0}”不是年度，应写 {1}", "grades are of a year, and '{0}' is none: say {1}").Filled(period, period.Year));
    }
}
