namespace Luheng.Judging.Assessing;

/// <summary>Places (名次) among assessments of one year: where lines are still open, the best and the worst place that they leave; whoever missed a line with a veto comes after everybody who did not.</summary>
/// <param name="Best">From 1; equal totals share a place.</param>
public readonly record struct Placing(int Best, int Worst)
{
    /// <summary>Whether nothing that is open can change it.</summary>
    public bool IsSettled => Best == Worst;

    public override string ToString() => IsSettled ? $"{Best}" : $"{Best}–{Worst}";

    public static IReadOnlyList<Placing> Of(IReadOnlyList<AssessmentScore> all) =>
        [.. all.Select(mine => new Placing(1 + all.Count(o => Before(o, mine)), all.Count - all.Count(o => Before(mine, o) || !ReferenceEquals(o, mine) && Level(mine, o))))];

    /// <summary>Whether one is before the other whatever the open lines bring.</summary>
    static bool Before(AssessmentScore one, AssessmentScore other) => (one.Veto, other.Veto) switch
    {
        (false, true) => true,
        (false, _) or (true, true) => one.Low > other.High,
        _ => false,
    };

    static bool Level(AssessmentScore one, AssessmentScore other) => one.Veto is { } veto && other.Veto == veto && one.Low >= one.High && other.Low >= other.High && one.Low == other.Low;
}
