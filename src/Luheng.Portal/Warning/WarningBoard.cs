using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.Portal.Warning;

/// <summary>The barometer (晴雨表): regions × targets under one scheme, and the enterprises beneath, as one reader may see them.</summary>
public sealed record WarningBoard(WarningScheme? Scheme, IReadOnlyList<Target> Targets, IReadOnlyList<(SubjectId Region, IReadOnlyList<RegionWarning> Warnings)> Rows, Period? Month)
{
    /// <summary>Enterprises that this reader may see, the worst first. Sorted when first asked for: a line on another board needs no enterprise.</summary>
    public IReadOnlyList<Judgement> Firms => Sorted.Value;

    Lazy<IReadOnlyList<Judgement>> Sorted { get; init; } = new([]);

    public IEnumerable<RegionWarning> All => Rows.SelectMany(r => r.Warnings);

    /// <summary>Whose level is another than the month before, the worsened first.</summary>
    public IEnumerable<RegionWarning> Moved => All.Where(w => w.Moved != 0).OrderByDescending(w => w.Moved);

    public Period? Period => All.Where(w => w.Level is not null).Select(w => (Period?)w.Judgement.Period).Max();

    public static WarningBoard Of(Reader reader)
    {
        var scheme = SchemeOf(reader);
        var rows = Judged(reader, scheme).Where(w => reader.Sees(w.Track.Region)).GroupBy(w => w.Track.Region).OrderBy(g => g.Key).Select(g => (g.Key, (IReadOnlyList<RegionWarning>)[.. g])).ToList();
        // The columns are what lower regions are held to, by the plan's target or by one issued to them; the rest is on a region's own page.
        var targets = rows.SelectMany(r => r.Item2).Where(w => w.Track.Region.Text != w.Track.Plan.Region).Select(w => w.Track).DistinctBy(t => t.Target.Id)
            .OrderBy(t => t.Plan.Targets.TakeWhile(p => p.Id != t.Target.Id).Count()).Select(t => t.Target).ToList();
        if (targets.Count == 0) targets = [.. rows.SelectMany(r => r.Item2).Where(w => w.Level is not null).Select(w => w.Track.Target).DistinctBy(t => t.Id)];
        var firms = Firm(reader.Desk);
        return new(scheme, targets, rows, firms?.Month) { Sorted = new(() => firms is null || !reader.May(Luheng.Access.Act.SeeFirm) ? [] : [.. firms.All.Where(j => reader.Sees(j.Subject)).OrderByDescending(j => Severity(reader.Desk, j)).ThenByDescending(j => j.Value)]) };
    }

    /// <summary>The scheme that the address asks for, else the pack's.</summary>
    public static WarningScheme? SchemeOf(Reader reader) =>
        reader.Desk.World.Catalogue.Warnings.GetValueOrDefault(reader.Query("scheme")) is { Of: WarningOf.Regions } asked ? asked : reader.Desk.World.Catalogue.WarningFor(WarningOf.Regions);

    public static IEnumerable<WarningScheme> Schemes(Desk desk) => desk.World.Catalogue.Warnings.Values.Where(w => w.Of == WarningOf.Regions).OrderByDescending(w => w.Default).ThenBy(w => w.Id, StringComparer.Ordinal);

    static IEnumerable<RegionWarning> Judged(Reader reader, WarningScheme? scheme) => scheme is null ? []
        : Tracks(reader.Desk).Select(t => RegionJudge.Judge(t, scheme, Time.Period.Calendar(reader.Desk.AsOf.Year)));

    /// <summary>What a track's figure is called: a change is the year's so far by its share of the path, not the published one of the plan's board.</summary>
    public static Said Achieved(RegionTrack track) => track.Target.Kind == TargetKind.Change ? Words.AchievedByPath : Words.AchievedWord;

    /// <summary>From which chance of missing on a scheme gives a level, whatever the completion; empty where it does not grade by it.</summary>
    public static string ChanceRule(Reader reader, WarningScheme scheme) => string.Join(reader.English ? ", " : "、", scheme.Levels.Where(l => l.Chance is not null).Select(l => $"{reader[l.Name]} ≥ {Figures.Percent(l.Chance!.Value)}"));

    /// <summary>As this reader may have them: a sum that would reveal a member is missing.</summary>
    static IReadOnlyList<RegionTrack> Tracks(Desk desk)
    {
        var (issued, stamp) = desk.Issued;
        return desk.Remember($"warnings/regions {stamp}", () => RegionWatch.All(desk.World, desk.AsOf, issued));
    }

    /// <summary>One region with the months to come.</summary>
    internal static IReadOnlyList<RegionTrack> Track(Desk desk, SubjectId region)
    {
        var (issued, stamp) = desk.Issued;
        return desk.Remember($"warnings/{region} {stamp}", () => RegionWatch.Of(desk.World, region, desk.AsOf, issued));
    }

    /// <summary>A chance as it is read: none is ever certain.</summary>
    internal static string Chance(double chance) => chance > 0.99 ? "> 99%" : chance < 0.01 ? "< 1%" : Figures.Percent(chance);

    /// <summary>How a chance of missing came about: the distance of what is expected from what is due, in deviations of the forecast.</summary>
    internal static string ChanceSays(Reader reader, Outlook outlook) => outlook.Width > 0
        ? reader.Say(Words.WorkedChance, Figures.Write(outlook.YearEnd, 4), Figures.Write(outlook.Width, 4), Figures.Write(outlook.Aim, 4), Figures.Write(Math.Abs(outlook.YearEnd - outlook.Aim) / outlook.Width, 3), outlook.Chance * 100 > 99.99 ? "> 99.99" : outlook.Chance * 100 < 0.01 ? "< 0.01" : (outlook.Chance * 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))
        : reader.Say(Words.WorkedChancePast, Figures.Write(outlook.YearEnd, 2), Figures.Write(outlook.Aim, 2));

    /// <summary>Makes what the first reader would wait for.</summary>
    internal static void Prepare(Desk desk)
    {
        if (desk.World.Catalogue.WarningFor(WarningOf.Regions) is not null)
        {
            Tracks(desk);
            if (desk.Region is not "") Track(desk, SubjectId.Region(desk.Region)); // the year's end on the first page
        }
        Firm(desk);
    }

    /// <summary>Enterprises by themselves are the same for all who read for the same purpose.</summary>
    static Desk Holder(Desk desk) => desk.Whole.World.Purpose == desk.World.Purpose ? desk.Whole : desk;

    public static int Severity(Desk desk, Judgement judgement) => desk.World.Catalogue.WarningFor(WarningOf.Enterprises)?.Find(judgement.Level)?.Severity ?? -1;

    /// <summary>Every enterprise's warning; each stands for itself, so it is the same for everyone who may see it.</summary>
    public static FirmWarnings? Firm(Desk desk) => Holder(desk).Remember("warnings/firms", () => new Kept(FirmWarnings.Of(desk))).Firms;

    sealed record Kept(FirmWarnings? Firms);
}

/// <summary>The warnings of all enterprises for January to a month.</summary>
public sealed record FirmWarnings(WarningScheme Scheme, Period Month, IReadOnlyList<Judgement> All)
{
    readonly Dictionary<SubjectId, Judgement> byFirm = All.ToDictionary(j => j.Subject);

    public Judgement? Find(SubjectId enterprise) => byFirm.GetValueOrDefault(enterprise.Enterprise);

    public static FirmWarnings? Of(Desk desk) => desk.World.Catalogue.WarningFor(WarningOf.Enterprises) is { } scheme && FirmMonth.Latest(desk.World, scheme, desk.AsOf) is { } month
        ? new(scheme, month, new FirmWatch(desk.World, scheme, month.Year).Judge(month.Last.Month)) : null;
}
