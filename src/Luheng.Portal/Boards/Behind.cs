using Luheng.Findings;
using Luheng.Monitoring;
using Luheng.Packs;
using Luheng.Portal.Returns;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>A condition that an officer asks after, and the enterprises that meet it. A board counts them and a list shows them, by the same answer.</summary>
/// <param name="Id">Its name in addresses.</param>
sealed record Behind(string Id, Said Name, Func<Desk, Office?, bool[]> Of)
{
    public static readonly Behind Unfiled = new("unfiled", Words.BehindUnfiled, (d, o) => Backlog.Of(d, o).Unfiled);
    public static readonly Behind Overdue = new("overdue", Words.BehindOverdue, (d, o) => Backlog.Of(d, o).Overdue);
    public static readonly Behind Late = new("late", Words.BehindLate, (d, _) => Arriving.LateOn(d));
    public static readonly Behind Severe = new("severe", Words.BehindSevere, (d, _) => Backlog.Of(d).Severe);
    public static readonly Behind Noticed = new("noticed", Words.BehindNoticed, (d, _) => Backlog.Of(d).Noticed);

    /// <summary>Who should file at all, and who has meters: what the others are counted of.</summary>
    public static readonly Behind Expected = new("expected", Words.BehindExpected, (d, o) => Backlog.Of(d, o).Expected);
    public static readonly Behind Metered = new("metered", Words.BehindMetered, (d, _) => Arriving.MeteredOn(d));

    public static readonly IReadOnlyList<Behind> All = [Unfiled, Overdue, Late, Severe, Noticed, Expected, Metered];

    public static Behind? Find(string id) => All.FirstOrDefault(b => b.Id == id);
}

/// <summary>Each enterprise's returns and findings, as the desk has them.</summary>
sealed class Backlog
{
    public required bool[] Expected { get; init; }
    public required bool[] Unfiled { get; init; }
    public required bool[] Overdue { get; init; }
    public required bool[] Severe { get; init; }
    public required bool[] Noticed { get; init; }

    /// <summary>By the deadlines of returns where they are filed here; else by the figures that came in as returns.</summary>
    public static Backlog Of(Desk desk, Office? office) => office is null ? Of(desk) : Deadlines.Of(desk, office);

    public static Backlog Of(Desk desk) => desk.Remember<Backlog>("standing", () =>
    {
        var table = Outlook.TableOf(desk);
        var count = table.Firms.Count;
        var standing = new Backlog { Expected = new bool[count], Unfiled = new bool[count], Overdue = new bool[count], Severe = new bool[count], Noticed = new bool[count] };
        foreach (var finding in desk.Findings)
            if (!finding.Subject.IsGroup && table.IndexOf(finding.Subject.Enterprise) is >= 0 and var firm)
            {
                standing.Severe[firm] |= finding.Level == FindingLevel.Severe;
                standing.Noticed[firm] |= finding.Level >= FindingLevel.Warning;
            }
        if (desk.Month is not { } last) return standing;
        var (returns, rows) = (MonthlyReturns.Of(desk), desk.World.Frame.Rows);
        foreach (var month in Period.YearToDate(last.Year, last.Last.Month).MonthsWithin())
        {
            var marks = returns.Of(month);
            for (var row = 0; row < marks.Length; row++)
            {
                if (marks[row] == 0 || table.IndexOf(rows[row].Id) is not (>= 0 and var firm)) continue;
                standing.Expected[firm] |= month == last;
                standing.Unfiled[firm] |= month == last && marks[row] == MonthlyReturns.Wanted;
                standing.Overdue[firm] |= month != last && marks[row] == MonthlyReturns.Wanted;
            }
        }
        return standing;
    });
}

/// <summary>Whose meters send, and whose are late by the rule now; looked at again after a while, as time alone makes data late.</summary>
sealed class Arriving
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    readonly Lock looking = new();
    (DateTimeOffset At, bool[] Late, bool[] Metered)? seen;

    public static bool[] LateOn(Desk desk) => Of(desk).Late;
    public static bool[] MeteredOn(Desk desk) => Of(desk).Metered;

    static (DateTimeOffset At, bool[] Late, bool[] Metered) Of(Desk desk) => desk.Remember<Arriving>("arriving", () => new()).Look(desk);

    (DateTimeOffset At, bool[] Late, bool[] Metered) Look(Desk desk)
    {
        var table = Outlook.TableOf(desk);
        if (desk.Station is not { } station) return (default, new bool[table.Firms.Count], new bool[table.Firms.Count]);
        lock (looking)
        {
            var clock = station.Clock.GetUtcNow();
            if (seen is { } known && clock - known.At < Fresh && clock >= known.At) return known;
            var (late, metered) = (new bool[table.Firms.Count], new bool[table.Firms.Count]);
            var (now, patience) = (Instant.Of(clock), new TrustRules(station.Catalogue).HoursWithoutReading * Instant.Hour);
            foreach (var owner in station.Book.Meters.Select(m => m.Owner.Enterprise).Distinct())
                if (table.IndexOf(owner) is >= 0 and var firm && Duty.MetersOf(station, owner) is { Count: > 0 } meters)
                {
                    metered[firm] = true;
                    late[firm] = meters.Max(station.Arrivals.Latest) is not { } newest || now - newest > patience;
                }
            return (seen = (clock, late, metered)).Value;
        }
    }
}
