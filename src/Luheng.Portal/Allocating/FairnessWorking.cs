using Luheng.Judging.Allocating;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Allocating;

/// <summary>How the figures of fairness come about, with the efforts they are reckoned from.</summary>
sealed class FairnessWorking(Reader reader, Allocation of)
{
    string Comma => reader.English ? ", " : "、";

    /// <summary>What each bears, in per cent.</summary>
    double[] Efforts => [.. of.Children.Select(c => c.Effort * 100)];

    public string Gini
    {
        get
        {
            double[] sorted = [.. Efforts.Order()];
            var above = sorted.Select((e, i) => (2.0 * (i + 1) - sorted.Length - 1) * e).Sum();
            return reader.Say(Words.WorkedGini, Text(above), sorted.Length, Text(sorted.Sum()), string.Join(Comma, sorted.Select(Text)));
        }
    }

    public string Ratio
    {
        get
        {
            var (most, least) = (of.Children.MaxBy(c => c.Effort)!, of.Children.MinBy(c => c.Effort)!);
            return reader.Say(Words.WorkedRatio, Name(most), Text(most.Effort * 100), Name(least), Text(least.Effort * 100));
        }
    }

    public string WithIncome => Correlation(Fairness.Incomes(of));

    public string WithIntensity => Correlation(Fairness.Intensities(of));

    string Correlation(double[] with)
    {
        var efforts = Efforts;
        var (x, y) = (efforts.Average(), with.Average());
        var both = efforts.Zip(with, (e, w) => (e - x) * (w - y)).Sum();
        return reader.Say(Words.WorkedCorrelation, Text(both), Text(efforts.Sum(e => (e - x) * (e - x))), Text(with.Sum(w => (w - y) * (w - y))),
            string.Join(Comma, of.Children.Select((c, i) => $"{Name(c)} {Text(efforts[i])} / {Text(with[i])}")));
    }

    string Name(AllocatedChild child) => reader.Desk.World.Population.NameOf(child.Subject);

    /// <summary>Six digits: enough to come to the same two or three.</summary>
    static string Text(double value) => value == 0 ? "0" : Figures.Published(double.Round(value, Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 10)));
}
