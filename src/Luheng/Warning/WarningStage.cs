using System.Globalization;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Allocating;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>Keeps as findings which regions and enterprises are warned, whenever figures, rules or the day changed. Enterprises are not forecast here.</summary>
public sealed class WarningStage(DateOnly? today = null) : IStage
{
    const string SeenMark = "warnings.seen";
    const string RulesMark = "warnings.rules";
    const string DayMark = "warnings.day";
    const string IssuedMark = "warnings.issued";

    public string Name => "warnings";

    public StageResult Run(ILedger ledger, Catalogue catalogue, Lazy<World> everyone, CancellationToken cancel)
    {
        var seen = long.TryParse(ledger.Mark(SeenMark), CultureInfo.InvariantCulture, out var mark) ? mark : 0;
        var changed = ledger.ChangedSince(seen, out var now);
        var (asOf, issued) = (StandingDay.Of(ledger, today), IssuedTargets.All(ledger, catalogue));
        // A new day makes a path's month due, and a target that was issued another one to hold a region to, without any new figure.
        var (day, given) = (asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IssuedTargets.StampOf(issued));
        if (changed.Count == 0 && ledger.Mark(RulesMark) == catalogue.Hash && ledger.Mark(DayMark) == day && ledger.Mark(IssuedMark) == given) return new(Name, 0, false);

        var findings = Regions(everyone.Value, asOf, issued, cancel).Concat(Firms(everyone.Value, asOf, cancel)).ToList();
        ledger.SaveFindings(Name, null, findings);
        ledger.SetMark(SeenMark, now.ToString(CultureInfo.InvariantCulture));
        ledger.SetMark(RulesMark, catalogue.Hash);
        ledger.SetMark(DayMark, day);
        ledger.SetMark(IssuedMark, given);
        return new(Name, findings.Count, true);
    }

    static IEnumerable<Finding> Regions(World world, DateOnly asOf, IReadOnlyList<IssuedTarget> issued, CancellationToken cancel)
    {
        if (world.Catalogue.WarningFor(WarningOf.Regions) is not { } scheme || !world.Catalogue.Rules.TryGetValue("seasonal-path", out var rule)) yield break;
        foreach (var track in RegionWatch.All(world, asOf, issued, cancel))
            if (RegionJudge.Judge(track, scheme, Period.Calendar(asOf.Year)) is { Level: { } level, Judgement: var judgement } && level.Severity >= rule.Numbers["region_finding_from"])
                yield return new(track.Region, judgement.Period, "warning-region", LevelOf(scheme, level), $"{level.Name.Zh}：{judgement.Because[0].Says.Zh}", $"plan:{track.About}");
    }

    static IEnumerable<Finding> Firms(World world, DateOnly asOf, CancellationToken cancel)
    {
        if (world.Catalogue.WarningFor(WarningOf.Enterprises) is not { } scheme || !world.Catalogue.Rules.TryGetValue("seasonal-path", out var rule)) yield break;
        if (FirmMonth.Latest(world, scheme, asOf) is not { } month) yield break;
        foreach (var judgement in new FirmWatch(world, scheme, month.Year).Judge(month.Last.Month, cancel))
            if (scheme.Find(judgement.Level) is { } level && level.Severity >= rule.Numbers["firm_finding_from"])
                yield return new(judgement.Subject, judgement.Period, "warning-enterprise", LevelOf(scheme, level), $"{level.Name.Zh}：{judgement.Because[0].Says.Zh}", scheme.Item!);
    }

    static FindingLevel LevelOf(WarningScheme scheme, WarningLevel level) =>
        level.Severity == scheme.Levels[^1].Severity ? FindingLevel.Severe : level.Severity > 1 ? FindingLevel.Warning : FindingLevel.Notice;
}
