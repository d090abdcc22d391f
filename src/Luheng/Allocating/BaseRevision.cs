using Luheng.Judging.Allocating;

namespace Luheng.Allocating;

/// <summary>A base-year figure that is another one now than when a breakdown was made (基数修订).</summary>
public sealed record BaseRevision(string Subject, double Was, double Now)
{
    const double Same = 1e-9;

    public static IReadOnlyList<BaseRevision> Between(Breakdown breakdown, TargetTree now)
    {
        var amounts = now.Branches.ToDictionary(b => b.Subject.Text, b => b.Amount);
        return [.. breakdown.Children.Select(c => new BaseRevision(c.Subject, c.Amount, amounts.GetValueOrDefault(c.Subject, double.NaN))).Where(r => !(Math.Abs(r.Now - r.Was) <= Same * Math.Abs(r.Was)))];
    }
}
