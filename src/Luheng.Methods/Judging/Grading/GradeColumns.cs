using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Judging.Grading;

/// <summary>Everybody's facts made ready once, so that all of them can be graded again under other cut-offs while somebody drags a slider.</summary>
/// <remarks>Firms stand in the order of their ids and lines in that of their benchmarks, so that neither the order of files nor of rows can change a grade.</remarks>
public sealed class GradeColumns
{
    /// <summary>Two shares that differ by less are the same share, added up in another order.</summary>
    const double Same = 1e-12;

    readonly double[][] counts = new double[Enum.GetValues<GradeMeasure>().Length][];
    readonly double[] energy;
    readonly bool[] designated, normless;
    readonly int[] first;
    readonly double[] share;

    /// <summary>By how much of its mark each line is better than it (below zero: worse), for 标杆, 基准, 限额; NaN where the edition prints none.</summary>
    readonly double[] advanced, baseline, limit;

    /// <param name="kinds">The kinds of papers that the facts name.</param>
    /// <param name="day">The day on which papers are open or overdue.</param>
    public GradeColumns(IEnumerable<GradeFacts> facts, IReadOnlyDictionary<string, SupervisionKind> kinds, Period period, DateOnly day)
    {
        (Period, Day, Kinds) = (period, day, kinds);
        Firms = [.. facts.Select(f => f with { Lines = Ordered(f.Lines), Records = [.. f.Records.OrderBy(r => r.Date).ThenBy(r => r.Number, StringComparer.Ordinal)] }).OrderBy(f => f.Subject)];
        var n = Firms.Count;
        foreach (var measure in Enum.GetValues<GradeMeasure>()) counts[(int)measure] = new double[n];
        (energy, designated, normless, first) = (new double[n], new bool[n], new bool[n], new int[n + 1]);
        for (var i = 0; i < n; i++)
        {
            Count(i, Firms[i]);
            first[i + 1] = first[i] + Firms[i].Lines.Count(Judged);
        }
        (share, advanced, baseline, limit) = (new double[first[n]], new double[first[n]], new double[first[n]], new double[first[n]]);
        for (var i = 0; i < n; i++)
            foreach (var (line, at) in Firms[i].Lines.Where(Judged).Select((l, k) => (l, first[i] + k)))
                (share[at], advanced[at], baseline[at], limit[at]) = (Math.Max(0, line.EnergyShare), Slack(line, line.Advanced), Slack(line, line.Baseline), Slack(line, line.Limit));
    }

    public Period Period { get; }
    public DateOnly Day { get; }
    public IReadOnlyDictionary<string, SupervisionKind> Kinds { get; }
    public IReadOnlyList<GradeFacts> Firms { get; }

    public int IndexOf(SubjectId subject)
    {
        var (low, high) = (0, Firms.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Firms[middle].Subject.CompareTo(subject);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    /// <summary>Whether a line was held against anything.</summary>
    public static bool Judged(LineStanding line) => line.Level is not "not-judged" && double.IsFinite(line.Value) && (line.Advanced ?? line.Baseline ?? line.Limit) is not null;

    /// <summary>By how much of its mark a line is better than it: 0.02 is 2 % better, −0.05 is 5 % worse; NaN where there is no mark.</summary>
    public static double Slack(LineStanding line, double? mark)
    {
        if (mark is not { } at || !double.IsFinite(at)) return double.NaN;
        var better = line.HigherIsBetter ? line.Value - at : at - line.Value;
        return at != 0 ? better / Math.Abs(at) : better == 0 ? 0 : better > 0 ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>What a rule sees of a firm; NaN where that is not known.</summary>
    /// <param name="doubt">Added to how much better every line is than its marks, for what a measurement leaves open.</param>
    public double Sees(GradeRule rule, int firm, double doubt = 0) => rule.LooksAt switch
    {
        GradeMeasure.AdvancedShare => Share(advanced, firm, rule.Margin - doubt),
        GradeMeasure.BaselineShare => Share(baseline, firm, rule.Margin - doubt),
        GradeMeasure.LimitShare => Share(limit, firm, rule.Margin - doubt),
        GradeMeasure.LinesOverLimit => Over(firm, rule.Margin - doubt),
        _ => counts[(int)rule.LooksAt][firm],
    };

    /// <summary>Whether a value passes a rule; null where it is not known.</summary>
    public static bool? Holds(GradeRule rule, double value) => double.IsNaN(value) ? null : rule.AtLeast ? value >= rule.Cut - Same : value <= rule.Cut + Same;

    /// <summary>Whether a firm is one of whom the scheme grades; null where its energy is not known.</summary>
    public bool? IsKey(GradeScheme scheme, int firm) => energy[firm] >= scheme.Whom.Threshold ? true
        : designated[firm] && !(energy[firm] < scheme.Whom.DesignatedFrom) ? true
        : double.IsNaN(energy[firm]) ? null : false;

    /// <summary>Whether a firm has no line that was judged, and all that is missing for it is a norm.</summary>
    public bool IsNormless(int firm) => normless[firm];

    public bool IsDesignated(int firm) => designated[firm];

    /// <summary>Grades one firm: the place of its level, or one of the two words below.</summary>
    public sbyte Grade(GradeScheme scheme, Limits limits, int firm, double doubt = 0)
    {
        if (IsKey(scheme, firm) is not true) return NotKey;
        var (worst, missing, noNorm) = ((sbyte)0, false, false);
        for (var r = 0; r < limits.Rules.Length; r++)
        {
            var cap = limits.Cap(r, Holds(limits.Rules[r], Sees(limits.Rules[r], firm, doubt)), normless[firm]);
            if (cap == NotGraded) missing = true;
            else if (cap == NoNorm) noNorm = true;
            else if (cap > worst) worst = cap;
        }
        return limits.Together(worst, missing, noNorm);
    }

    /// <summary>Grades everybody, in the order of the firms.</summary>
    public sbyte[] Grade(GradeScheme scheme, double doubt = 0)
    {
        var (limits, all) = (new Limits(scheme), new sbyte[Firms.Count]);
        for (var i = 0; i < all.Length; i++) all[i] = Grade(scheme, limits, i, doubt);
        return all;
    }

    /// <summary>未评（数据不足）, not one of whom the scheme grades, and 未评（没有标准）.</summary>
    public const sbyte NotGraded = -1;
    public const sbyte NotKey = -2;
    public const sbyte NoNorm = -3;

    public static string LevelOf(GradeScheme scheme, sbyte grade) => grade switch { NotGraded => GradeScheme.NotGraded, NotKey => GradeScheme.NotKey, NoNorm => GradeScheme.NoNorm, _ => scheme.Levels[grade].Id };

    /// <summary>The rules of a scheme with the places of the levels they give.</summary>
    public sealed class Limits(GradeScheme scheme)
    {
        public GradeRule[] Rules { get; } = [.. scheme.Rules];
        public sbyte[] Gives { get; } = [.. scheme.Rules.Select(r => Place(scheme, r.Gives))];
        public sbyte[] Unknown { get; } = [.. scheme.Rules.Select(r => Place(scheme, r.Unknown))];

        readonly sbyte missingCap = Place(scheme, scheme.MissingCapsAt);

        /// <summary>The best level that a rule leaves, or not graded, or that a norm is missing.</summary>
        /// <param name="normless">Whether no line could be judged for want of a norm alone.</param>
        public sbyte Cap(int rule, bool? held, bool normless)
        {
            var cap = held is true ? (sbyte)0 : held is null ? Unknown[rule] : Gives[rule];
            return normless && cap == NotGraded && Rules[rule].LooksAt == GradeMeasure.LinesJudged ? NoNorm : cap;
        }

        /// <summary>What the worst of all rules gives; who lacks data is not graded, but what is known to be worse than that stays so: withholding data is no way out.</summary>
        public sbyte Together(sbyte worst, bool missing, bool noNorm) => !(missing || noNorm) || worst > missingCap ? worst : missing ? NotGraded : NoNorm;

        static sbyte Place(GradeScheme scheme, string level) => level switch { GradeScheme.Pass => 0, GradeScheme.NotGraded => NotGraded, _ => (sbyte)scheme.IndexOf(level) };
    }

    void Count(int i, GradeFacts facts)
    {
        void Set(GradeMeasure measure, double value) => counts[(int)measure][i] = value;
        bool Is(SupervisionRecord r, SupervisionIs what) => Kinds.TryGetValue(r.Kind, out var kind) && kind.Is == what;
        energy[i] = facts.Energy;
        designated[i] = facts.Records.Any(r => Is(r, SupervisionIs.Designation) && r.IsOpen(Day));
        Set(GradeMeasure.MonthsFiled, facts.Months);
        Set(GradeMeasure.LinesJudged, facts.Lines.Count(Judged));
        Set(GradeMeasure.LinesUnjudged, facts.Lines.Count(l => !Judged(l) && !l.NoNorm));
        normless[i] = facts.Lines.Count == 0 ? facts.WithoutNorm : facts.Lines.All(l => l.NoNorm);
        Set(GradeMeasure.Falsified, facts.Records.Count(r => r.Fact == SupervisionFact.Falsification && (r.IsOpen(Day) || (r.Stands(Day) && Period.Contains(r.Date)))));
        Set(GradeMeasure.EliminatedEquipment, facts.Records.Count(r => r.Fact == SupervisionFact.EliminatedEquipment && r.IsOpen(Day)));
        Set(GradeMeasure.OverdueOrders, facts.Records.Count(r => Is(r, SupervisionIs.Order) && r.IsOverdue(Day)));
        Set(GradeMeasure.OpenOrders, facts.Records.Count(r => Is(r, SupervisionIs.Order) && r.IsOpen(Day)));
        Set(GradeMeasure.MonitoringCompleteness, (Official(facts) ?? facts.Monitoring)?.Completeness ?? double.NaN);
    }

    /// <summary>The newest official result of online monitoring that was made for the period: what the platform's check found comes before what the meters here show.</summary>
    public MonitoringShare? Official(GradeFacts facts) => facts.Records
        .LastOrDefault(r => Kinds.TryGetValue(r.Kind, out var kind) && kind.Is == SupervisionIs.Measure && r.Value is not null && r.Stands(Day) && Period.First <= r.Date) is { Value: { } value } record
        ? new(value, record.Number) : null;

    double Share(double[] slack, int firm, double margin)
    {
        var (held, known) = (0.0, 0.0);
        for (var at = first[firm]; at < first[firm + 1]; at++)
        {
            if (double.IsNaN(slack[at])) continue;
            known += share[at];
            if (slack[at] >= margin) held += share[at];
        }
        return known > 0 ? held / known : double.NaN;
    }

    double Over(int firm, double margin)
    {
        var (over, known) = (0, false);
        for (var at = first[firm]; at < first[firm + 1]; at++)
        {
            if (double.IsNaN(limit[at])) continue;
            known = true;
            if (!(limit[at] >= margin)) over++;
        }
        return known ? over : double.NaN;
    }

    static IReadOnlyList<LineStanding> Ordered(IReadOnlyList<LineStanding> lines) => lines.Count < 2 ? lines
        : [.. lines.OrderBy(l => l.Benchmark, StringComparer.Ordinal).ThenBy(l => l.Subject).ThenBy(l => l.Value).ThenBy(l => l.EnergyShare)];
}
