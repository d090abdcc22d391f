using System.CommandLine;
using System.Globalization;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Judging.Allocating;
using Luheng.Judging.Warning;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Warning;

namespace Luheng.App;

/// <summary>judge warn: who is warned.</summary>
static class WarnCommands
{
    const string Everyone = "all";

    static readonly Option<string> Of = new("--of") { Description = "all, a region's code or an enterprise's", Required = true };
    static readonly Option<string> In = new("--in") { Description = "the year, or January to a month: 2025, 2025-01..2025-10", Required = true };
    static readonly Option<string?> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Option<string?> KnownBy = new("--known-by") { Description = "as known by this time" };
    static readonly Option<string?> Scheme = new("--scheme") { Description = "the scheme for regions (default: the pack's)" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    /// <summary>The kind of judgement that judge answers beside others.</summary>
    public static Command Warn()
    {
        var command = new Command("warn", "regions against the seasonal path of their targets, enterprises against theirs") { Of, In, Data, KnownBy, Scheme, Json };
        command.SetAction(p => CommandTable.Guard(() => Judge(p.GetValue(Of)!, p.GetValue(In)!, p.GetValue(Data), p.GetValue(KnownBy), p.GetValue(Scheme), p.GetValue(Json))));
        return command;
    }

    public static IEnumerable<Command> All()
    {
        yield return ForecastCommand.Make();
    }

    static int Judge(string of, string periodText, string? data, string? knownBy, string? schemeId, bool json)
    {
        using var room = DataRoom.Open(data, knownBy);
        var asOf = Until(Period.Parse(periodText), room.AsOf(null));
        var scheme = schemeId is null ? room.Catalogue.WarningFor(WarningOf.Regions) : room.Catalogue.Warnings.GetValueOrDefault(schemeId);
        if (scheme is not { Of: WarningOf.Regions })
            throw new FormatException($"'{schemeId}' is no scheme for regions (known: {string.Join(", ", room.Catalogue.Warnings.Values.Where(w => w.Of == WarningOf.Regions).Select(w => w.Id).Order())})");
        SubjectId? only = of == Everyone ? null : SubjectId.TryParse(of, out var id, out var wrong) ? id : throw new FormatException($"'{of}': {wrong}; say all, a region's code or an enterprise's");
        var world = room.World();
        if (only is { } asked && world.Population.Unknown(asked) is { } unknown) throw new FormatException(unknown);
        if (only is { IsGroup: true, Kind: not SubjectKind.Region }) throw new FormatException($"'{of}' is neither a region nor an enterprise: only these have targets and paths");
        var judgements = Judgements(world, IssuedTargets.All(room.Ledger, room.Catalogue, room.KnownBy), scheme, only, asOf).ToList();
        if (judgements.Count == 0) JudgeCommands.HasData(room, world, Period.Parse(periodText), only);
        if (json) Console.WriteLine(JudgementJson.Write(judgements));
        else foreach (var one in judgements) Console.WriteLine(Line(one));
        return 0;
    }

    /// <summary>The last day that a question about a period may know of.</summary>
    static DateOnly Until(Period period, DateOnly asOf) => period.First.Month == 1 && period.FirstYear == period.Year && period.MonthCount > 0
        ? period.Last < asOf ? period.Last : period.First <= asOf ? asOf : throw new FormatException($"{period} is still to come; the data end with {asOf:yyyy-MM-dd}")
        : throw new FormatException($"'{period}': a warning needs a year or January to a month, such as 2025 or 2025-01..2025-10");

    static IEnumerable<Judgement> Judgements(World world, IReadOnlyList<IssuedTarget> issued, WarningScheme scheme, SubjectId? only, DateOnly asOf)
    {
        var period = Period.YearToDate(asOf.Year, asOf.Month);
        if (only is null or { Kind: SubjectKind.Region })
            foreach (var track in only is { } region ? RegionWatch.Of(world, region, asOf, issued) : RegionWatch.All(world, asOf, issued: issued)) yield return RegionJudge.Judge(track, scheme, period).Judgement;
        if (only is { IsGroup: true } || world.Catalogue.WarningFor(WarningOf.Enterprises) is not { } firms || FirmMonth.Latest(world, firms, asOf) is not { } month || month.Year != asOf.Year) yield break;
        var watch = new FirmWatch(world, firms, month.Year);
        foreach (var judgement in watch.Judge(month.Last.Month))
            if (only is not { } one || judgement.Subject == one.Enterprise) yield return judgement;
    }

    static string Line(Judgement one) => string.Create(CultureInfo.InvariantCulture, $"{one.Subject.Text,-20} {one.Period,-18} {one.Level,-12} {one.Value,8:0.#} {one.Unit}  {(one.Because is [var first, ..] ? first.Says.Zh : "")}");
}
