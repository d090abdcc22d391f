using System.CommandLine;
using Luheng.Engine;
using Luheng.Judging;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>judge: where enterprises stand, by rule, as a list of judgements with every rung that was looked at.</summary>
static class JudgeCommands
{
    const string Everyone = "all";

    static readonly Option<string> Of = new("--of") { Description = "all, or an enterprise's code", Required = true };
    static readonly Option<string> In = new("--in") { Description = "the period, such as 2025", Required = true };
    static readonly Option<string?> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Option<string?> KnownBy = new("--known-by") { Description = "as known by this time" };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };

    public static IEnumerable<Command> All()
    {
        var judge = new Command("judge", "where they stand: benchmark, grade (enterprises), warn (regions and enterprises)") { TreatUnmatchedTokensAsErrors = false };
        judge.SetAction(p => CommandTable.Guard(() => NoKind(p.UnmatchedTokens)));
        judge.Add(Kind("benchmark", "energy per unit of product against benchmark, baseline and norm levels in force", (_, world, period, _) => BenchmarkTable.Of(world, period).Judgements));
        judge.Add(GradeCommand.Make());
        judge.Add(WarnCommands.Warn());
        yield return judge;
    }

    /// <summary>Names the kinds of judgement to whoever asked for another.</summary>
    static int NoKind(IReadOnlyList<string> words) => throw new FormatException($"{(words.FirstOrDefault(w => !w.StartsWith('-')) is { } kind ? $"'{kind}' is no kind of judgement" : "say which kind of judgement")}: benchmark, grade or warn, such as: luheng judge benchmark --of all --in 2025 --data DIR");

    /// <summary>A kind of judgement: what it answers for everybody in a world and period.</summary>
    /// <param name="judge">Is told of the data folder, the world, the period, and who alone is asked about (null: everybody).</param>
    static Command Kind(string name, string description, Func<DataRoom, World, Period, SubjectId?, IEnumerable<Judgement>> judge)
    {
        var command = new Command(name, description) { Of, In, Data, KnownBy, Json };
        command.SetAction(p => CommandTable.Guard(() =>
        {
            using var room = DataRoom.Open(p.GetValue(Data), p.GetValue(KnownBy));
            var period = Period.Parse(p.GetValue(In)!);
            if (period.MonthCount == 0) throw new FormatException($"'{period}' is a day; a judgement needs a month, a quarter or a year");
            SubjectId? only = p.GetValue(Of) == Everyone ? null : Enterprise(p.GetValue(Of)!);
            var world = room.World(only);
            if (only is { } asked && world.Population.Find(asked) is null) throw new FormatException($"{asked} is not registered here");
            HasData(room, world, period, only);
            var judgements = judge(room, world, period, only).Where(j => only is not { } one || j.Subject == one);
            if (p.GetValue(Json)) Console.WriteLine(JudgementJson.Write(judgements));
            else foreach (var one in judgements) Console.WriteLine(Line(one));
            return 0;
        }));
        return command;
    }

    /// <summary>Refuses a period of which nobody filed anything, and names the years of which somebody did.</summary>
    public static void HasData(DataRoom room, World world, Period period, SubjectId? only)
    {
        bool Filed(World of) => of.Frame.Years.Any(y => y >= period.FirstYear && y <= period.Year);
        if (Filed(world)) return;
        var everybody = only is null ? world : room.World();
        if (only is not null && Filed(everybody)) return; // it filed nothing where others did: that is judged, and said
        var years = everybody.Frame.Years.ToList();
        var when = room.KnownBy is { } known ? $" as known by {China.Text(known)}" : "";
        throw new FormatException(years.Count == 0 ? $"there are no figures of enterprises at all{when}" : $"there are no figures of enterprises of {period}{when}; years with figures: {string.Join(", ", years)}");
    }

    static SubjectId Enterprise(string text) => SubjectId.TryParse(text, out var id, out var wrong) && !id.IsGroup ? id.Enterprise
        : throw new FormatException($"'{text}' is not an enterprise{(wrong is "" or null ? "" : ": " + wrong)}; say all, or a code");

    static string Line(Judgement one) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{one.Subject.Text,-20} {one.Period,-8} {one.Level,-15} {one.Value,10:0.###} {one.Unit,-8} {(one.Because.Count > 0 ? one.Because[0].Says.Zh : "")}");
}
