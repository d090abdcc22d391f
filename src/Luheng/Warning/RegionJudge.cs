using Luheng.Judging;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>A region's warning for a target, with the level of the month before.</summary>
/// <param name="Level">The level shown; null where it is not judged.</param>
/// <param name="Before">The level shown a month before; null where there was none.</param>
public sealed record RegionWarning(RegionTrack Track, WarningScheme Scheme, Judgement Judgement, WarningLevel? Level, WarningLevel? Before)
{
    /// <summary>Whether the chance of missing gave the level, where the completion alone would be milder.</summary>
    public bool ByChance { get; init; }

    /// <summary>Whether the level of the months before is held, though this month alone is milder.</summary>
    public bool Held { get; init; }

    /// <summary>Worse is positive; 0 where nothing changed or nothing was known.</summary>
    public int Moved => Level is null || Before is null ? 0 : Level.Severity - Before.Severity;
}

/// <summary>Grades what was followed by a scheme.</summary>
public static class RegionJudge
{
    public static RegionWarning Judge(RegionTrack track, WarningScheme scheme, Period period)
    {
        if (track.WhyNot is { } why) return Not(track, scheme, period, why);
        var (raw, eased, shown) = (new int[track.Months.Count], new int[track.Months.Count], new int[track.Months.Count]);
        for (var m = 0; m < raw.Length; m++)
        {
            var figure = FigureOf(track.Months[m]);
            (raw[m], eased[m]) = (WarningLadder.Severity(scheme, figure), WarningLadder.Severity(scheme, figure.Worse(scheme, scheme.HoldMargin)));
        }
        WarningLadder.Hold(raw, eased, scheme.HoldMonths, shown);
        if (raw[^1] < 0) return Not(track, scheme, period, track.Now!.WhyNot!);
        var (level, before) = (scheme.At(shown[^1]), shown.Length > 1 && shown[^2] >= 0 ? scheme.At(shown[^2]) : null);
        var held = level.Severity > raw[^1];
        return new(track, scheme, RegionSays.Judged(track, scheme, raw[^1], level, before), level, before)
        {
            Held = held,
            ByChance = !held && WarningLadder.Severity(scheme, new(track.Now!.Completion)) < level.Severity,
        };
    }

    internal static WarningFigure FigureOf(TrackMonth month) => new(month.Completion, month.Outlook?.Chance ?? double.NaN);

    static RegionWarning Not(RegionTrack track, WarningScheme scheme, Period period, Said why) =>
        new(track, scheme, new(track.Region, period, RegionSays.Kind, "not-judged", null, "%", null, [new($"{scheme.Id}/completion", why, null, null, "%", null, track.Target.Source, track.Target.Confidence) { Ask = RegionSays.Ask(track) }]) { About = track.About }, null, null);
}
