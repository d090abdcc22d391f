using Luheng.Judging.Allocating;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Allocating;

/// <summary>The figure that a breakdown hands down, opened by where it comes from.</summary>
static class AskedWorked
{
    const int Digits = 4, ShareDigits = 6;

    /// <param name="works">Whether the reader works on the breakdown, and so may know what all of its enterprises use together.</param>
    public static Opening Of(Reader reader, Breakdown of, Target target, bool works)
    {
        var (name, aim) = (reader.Desk.World.Population.NameOf(of.Parent), reader[target.Name]);
        var unchanged = of.Children.Sum(c => c.Amount * c.Growth);
        var by = of.Shape != TreeShape.Saving ? reader.Say(Words.WorkedAsked, name, aim)
            : !works ? reader.Say(Words.WorkedAskedOfFirms, name, aim)
            : reader.Say(Words.WorkedAskedSaving, Figures.Plain(unchanged, Digits), of.Unit, Figures.Plain(of.Asked / unchanged * 100, ShareDigits), name, aim);
        return new(Figures.Plain(of.Asked, Digits), by, Links.Target(of.Plan, of.Target, of.Of), of.Unit);
    }
}
