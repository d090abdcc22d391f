namespace Luheng.Judging.Allocating;

/// <summary>From exact figures to published ones: rounded so that the parent is still met and as little as possible is in hand, alone and by tiers.</summary>
static class Publication
{
    /// <summary>Longer lists are not put into tiers.</summary>
    const int MostForTiers = 200;

    /// <summary>How near a multiple counts as one.</summary>
    const double Near = 1e-7;

    /// <summary>How near to the effort that is asked counts as meeting it.</summary>
    const double Met = 1e-10;

    public static Allocation Of(Allocation exact, Ground ground, AllocationRules rules)
    {
        var step = rules.StepOf(exact.Tree.Shape);
        int[] alone = [.. Enumerable.Range(0, exact.Children.Count)];
        var rounded = Rounded(exact, ground, step, alone);
        var tiers = exact.Tree.Shape is TreeShape.Intensity && exact.Children.Count <= MostForTiers ? Tiers.Of(exact.Children, rules.Tiers) : null;
        var tiered = tiers is null ? null : Rounded(exact, ground, step, tiers);
        double[] nearest = [.. exact.Children.Select(c => Math.Round(c.Target / step, MidpointRounding.ToEven) * step)];
        return exact with
        {
            Children = [.. exact.Children.Select((c, i) => c with { Published = rounded[i], Tier = tiers is null ? 0 : tiers[i] + 1, TierFigure = tiered?[i] ?? double.NaN })],
            Rounded = MarginOf(ground, rounded),
            Tiered = tiered is null ? Margin.None : MarginOf(ground, tiered),
            Nearest = MarginOf(ground, nearest),
        };
    }

    static Margin MarginOf(Ground ground, double[] figures)
    {
        var implied = ground.Implied([.. figures.Select((f, i) => ground.EffortOf(i, f))]);
        return new(implied, ground.InHand(implied));
    }

    /// <summary>Every group to the weaker multiple first; then those with the largest remainder one step stricter, until the parent is met.</summary>
    static double[] Rounded(Allocation exact, Ground ground, double step, int[] groupOf)
    {
        var towards = exact.Tree.Shape is TreeShape.Total or TreeShape.Intensity ? -1 : 1; // Towards the stricter figure.
        var rungs = groupOf.Select((g, i) => (Group: g, Child: exact.Children[i], At: i)).GroupBy(c => c.Group).OrderBy(g => g.Key).Select(g => new Rung([.. g.Select(c => c.At)], [.. g.Select(c => c.Child)], step, towards)).ToList();
        double Done(Rung rung) => Sum.Of(rung.Members, i => ground.Weights[i] * ground.EffortOf(i, rung.Figure));
        var lacking = ground.Effort - Sum.Of(rungs.Select(Done));
        foreach (var rung in rungs.Where(r => r.Rises).OrderByDescending(r => r.Remainder).ThenByDescending(r => r.Weight).ThenBy(r => r.First, StringComparer.Ordinal))
        {
            if (lacking <= Met) break;
            lacking += Done(rung);
            rung.Rise();
            lacking -= Done(rung);
        }
        var figures = new double[exact.Children.Count];
        foreach (var rung in rungs)
            foreach (var i in rung.Members) figures[i] = rung.Figure;
        return figures;
    }

    /// <summary>Children that are published with one figure.</summary>
    sealed class Rung
    {
        readonly double step;
        readonly int towards;
        double steps;

        public Rung(int[] members, AllocatedChild[] children, double step, int towards)
        {
            (Members, this.step, this.towards) = (members, step, towards);
            Weight = Sum.Of(children.Select(c => c.Weight));
            First = children.Select(c => c.Subject.Text).Order(StringComparer.Ordinal).First();
            var mean = children.Length == 1 ? children[0].Target : Sum.Of(children.Select(c => c.Weight * c.Target)) / Weight;
            var (exact, strictest, weakest) = (towards * mean / step, children.Min(c => Math.Max(towards * c.Low, towards * c.High)) / step, children.Max(c => Math.Min(towards * c.Low, towards * c.High)) / step);
            steps = Math.Floor(exact + Near);
            if (steps < weakest - Near) steps = steps + 1 <= strictest + Near ? steps + 1 : exact; // The weaker multiple is beyond its bound; where both are, it stays as it is.
            Remainder = exact - steps;
            Rises = Remainder > Near && steps + 1 <= strictest + Near;
        }

        public int[] Members { get; }
        public double Weight { get; }
        public double Remainder { get; }
        public string First { get; }

        /// <summary>Whether one step stricter is still within its bounds.</summary>
        public bool Rises { get; }
        public double Figure => towards * steps * step;

        public void Rise() => steps++;
    }
}
