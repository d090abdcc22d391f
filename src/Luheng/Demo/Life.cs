using Luheng.Chance;
using Luheng.Registry;

namespace Luheng.Demo;

/// <summary>What befalls an enterprise in the 36 months: most stay, a few open, close, move, enter a park, or file by site.</summary>
sealed record Life(IReadOnlyList<Subject> Subjects, IReadOnlyList<Subject> Later, IReadOnlyList<Filer> Filers, int Opens, int Closes, int Changes)
{
    public static Life Draw(Placement home, SubjectId id, string name, IEnumerable<Region> counties, ref Dice dice)
    {
        var fate = dice.Share();
        return fate switch
        {
            < 0.006 => Sites(home, id, name, counties, ref dice),
            < 0.014 => Moves(home, home with { Region = Other(home.Region, counties, ref dice), Park = null }, id, name, 6 + dice.Below(26)),
            < 0.018 => Moves(home, home with { Park = home.Park is null ? ParkNear(home) : null }, id, name, 6 + dice.Below(26)),
            < 0.034 => Ends(home, id, name, 8 + dice.Below(26)),
            < 0.054 => Starts(home, id, name, 3 + dice.Below(30)),
            _ => Steady(home, id, name),
        };
    }

    public static Life Steady(Placement home, SubjectId id, string name) => new([new(id, name, [home])], [], [new(id, 1)], 0, Months.Count, -1);

    static Life Sites(Placement home, SubjectId id, string name, IEnumerable<Region> counties, ref Dice dice)
    {
        var away = home with { Region = Other(home.Region, counties, ref dice), Park = null };
        var (one, two) = (SubjectId.OfEnterprise(id.Text, "A"), SubjectId.OfEnterprise(id.Text, "B"));
        var share = Math.Round(dice.Between(0.5, 0.8), 2);
        return new([new(id, name, [home]), new(one, $"{name}（一厂）", [home]), new(two, $"{name}（二厂）", [away])],
            [], [new(one, share), new(two, 1 - share)], 0, Months.Count, -1);
    }

    static Life Moves(Placement before, Placement after, SubjectId id, string name, int month)
    {
        var day = Months.At(month).First;
        return new([new(id, name, [before])], [new(id, name, [before with { To = day.AddDays(-1) }, after with { From = day }])], [new(id, 1)], 0, Months.Count, month);
    }

    static Life Ends(Placement home, SubjectId id, string name, int month) => new([new(id, name, [home])],
        [new(id, name, [home with { To = Months.At(month).First.AddDays(-1) }])], [new(id, 1)], 0, month, month);

    static Life Starts(Placement home, SubjectId id, string name, int month) =>
        new([], [new(id, name, [home with { From = Months.At(month).First }])], [new(id, 1)], month, Months.Count, month);

    static string Other(string county, IEnumerable<Region> counties, ref Dice dice) => dice.Of(counties.Where(c => c.Code != county).ToList()).Code;

    /// <summary>The park of the county; where there is none, the place stays as it is.</summary>
    static string? ParkNear(Placement home) => Cities.Parks.FirstOrDefault(p => p.County == home.Region)?.Id;
}
