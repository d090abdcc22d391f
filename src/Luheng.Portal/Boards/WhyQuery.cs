using Luheng.Packs;
using Luheng.Portal.Registry;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Boards;

/// <summary>Whose change is asked after, between which periods, by which parts, of which quantity.</summary>
/// <param name="By">sector, city, county, firm or carrier.</param>
/// <param name="What">energy or co2.</param>
public sealed record WhyQuery(SubjectId Of, Period In, Period With, string By, string What)
{
    public const string Energy = "energy", Carbon = "co2";

    public bool IsCarbon => What == Carbon;
    public string ItemId => IsCarbon ? Items.Co2 : Items.Energy;

    /// <summary>What an address may say.</summary>
    internal static Takes[] Takes => [Shell.Takes.Subject("of"), Shell.Takes.Months("in"), Shell.Takes.Months("with"), Shell.Takes.OneOf("what", Energy, Carbon), Shell.Takes.OneOf("by", "sector", "city", "county", "firm", "carrier")];

    internal static WhyQuery Read(Reader reader)
    {
        var of = reader.Query("of") is { Length: > 0 } asked ? SubjectId.Parse(asked) : Home.ScopeOf(reader) ?? reader.Whole;
        var now = reader.Query("in") is { Length: > 0 } period ? Period.Parse(period) : reader.Desk.Month is { } month ? Period.YearToDate(month.Year, month.Last.Month) : Period.Calendar(reader.Desk.AsOf.Year);
        var then = reader.Query("with") is { Length: > 0 } other ? Period.Parse(other) : now.ShiftYears(-1);
        if (now.MonthCount != then.MonthCount) throw new QuestionException(Words.AboutBoth.Filled(now, then, Words.EquallyLong));
        var query = new WhyQuery(of, now, then, "", reader.Query("what") is Carbon ? Carbon : Energy);
        var ways = query.Ways(reader);
        var by = reader.Query("by") is { Length: > 0 } said ? said : ways[0];
        return ways.Contains(by) ? query with { By = by } : throw new QuestionException(Shell.Takes.NotOneOf("by", by, ways));
    }

    /// <summary>The ways in which the subject can be divided; enterprises only for whoever may see them.</summary>
    internal IReadOnlyList<string> Ways(Reader reader)
    {
        if (!Of.IsGroup) return IsCarbon ? ["firm"] : ["carrier"];
        string[] firm = reader.May(Luheng.Access.Act.SeeFirm, Of) ? ["firm"] : [];
        return Of.Kind switch
        {
            SubjectKind.Region => reader.Desk.World.Population.Regions.Find(Of.Text)?.Level switch
            {
                RegionLevel.Province or RegionLevel.Country => ["sector", "city"],
                RegionLevel.City => ["sector", "county", .. firm],
                _ => ["sector", .. firm],
            },
            SubjectKind.Sector => reader.Desk.World.Population.Regions.Find(Of.WithinRegion ?? reader.Desk.Region)?.Level is RegionLevel.Province ? ["city", .. firm] : firm.Length > 0 ? firm : ["city"],
            _ => firm.Length > 0 ? firm : ["firm"],
        };
    }

    public string Address(string path, params (string Name, string Value)[] other)
    {
        var set = other.Select(o => o.Name).ToHashSet();
        (string Name, string Value)[] own = [("of", Of.Text), ("in", In.ToString()), ("with", With == In.ShiftYears(-1) ? "" : With.ToString()), ("by", By), ("what", What is Energy ? "" : What)];
        return Links.To(path, [.. own.Where(o => !set.Contains(o.Name)).Concat(other)]);
    }
}
