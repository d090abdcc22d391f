using System.CommandLine;
using Luheng.Engine;
using Luheng.Grading;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Portal;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>judge grade: A/B/C/D of key energy users, with every rung of the ladder.</summary>
static class GradeCommand
{
    static readonly Option<string> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Option<string> Of = new("--of") { Description = "all, or a credit code", DefaultValueFactory = _ => "all" };
    static readonly Option<string> In = new("--in") { Description = "the period, such as 2024", Required = true };
    static readonly Option<bool> Json = new("--json") { Description = "write the JSON that outsiders rely on" };
    static readonly Option<string?> KnownBy = new("--known-by") { Description = "as known by a time, such as 2025-03-01T00:00:00+08:00" };

    public static Command Make()
    {
        var day = new Option<string?>("--as-of") { Description = "the day on which orders are open or overdue; that of the data folder unless said" };
        var scheme = new Option<string?>("--scheme") { Description = "the id of a scheme; the one in force unless said" };
        var grade = new Command("grade", "A/B/C/D of key energy users (重点用能企业), with the ladder") { Data, Of, In, Json, KnownBy, day, scheme };
        grade.SetAction(p => CommandTable.Guard(() => Grade(p.GetValue(Data)!, p.GetValue(Of)!, Period.Parse(p.GetValue(In)!), p.GetValue(Json), p.GetValue(KnownBy), p.GetValue(day), p.GetValue(scheme))));
        return grade;
    }

    static int Grade(string data, string of, Period period, bool json, string? knownBy, string? asOf, string? wanted)
    {
        GradeInputs.Check(period);
        SubjectId? only = of == "all" ? null : SubjectId.TryParse(of, out var id, out var wrong) && !id.IsGroup ? id.Enterprise
            : throw new FormatException($"'{of}' is not an enterprise{(wrong is "" or null ? "" : ": " + wrong)}; grades are of enterprises: say all, or a credit code");
        using var room = DataRoom.Open(data, knownBy);
        var ledger = room.Ledger;
        var schemes = GradeSchemes.All(ledger, room.Catalogue, room.KnownBy);
        var scheme = wanted is null ? GradeSchemes.InForce(room.Catalogue, null) : schemes.FirstOrDefault(s => s.Id == wanted);
        if (scheme is null) throw new FormatException($"there is no scheme '{wanted}' (known: {string.Join(", ", schemes.Select(s => s.Id))})");
        var day = room.AsOf(asOf);
        var world = World.Read(ledger, room.Catalogue, room.KnownBy, only is { } one ? [one] : null, today: day);
        if (only is { } asked && world.Population.Find(asked) is null) throw new FormatException($"{of} is not registered");
        JudgeCommands.HasData(room, world, period, only);
        var columns = GradeInputs.Of(world, ledger, Pipeline.Grading(room.HasReadings ? room.Station : null), scheme, period, day);
        var ladders = only is not { } firm ? GradeList.Ladders(columns, scheme)
            : columns.IndexOf(firm) is >= 0 and var at ? [GradeLadder.Of(columns, scheme, at)] : throw new FormatException($"{of} was not registered in {period}");
        var appeals = Appeals(room, columns, scheme);
        // The bytes are those that a list's hash is of: what an appeal changed is told beside them.
        if (json) Console.WriteLine(JudgementJson.Write(ladders.Select(l => l.Judgement)));
        else Print(world, scheme, ladders, appeals, whole: only is not null);
        if (json) foreach (var changed in appeals.Values.OrderBy(g => g.Subject)) Console.Error.WriteLine($"{changed.Subject} {changed.Name}：{Told(changed)}");
        return 0;
    }

    /// <summary>The grades that an appeal changed and that stand, as known by the time asked for.</summary>
    static IReadOnlyDictionary<SubjectId, ListedGrade> Appeals(DataRoom room, GradeColumns columns, GradeScheme scheme)
    {
        var office = new Office(room.Ledger, room.Catalogue, room.Clock, room.Folder);
        var lists = new GradeBook(office.Ledger, office.Cases, office.Clock, office.GradeLists).Lists();
        return new AppealedGrades(office.Ledger, office.Cases, room.Catalogue, Pipeline.Grading(room.HasReadings ? room.Station : null)).Standing(lists, columns, scheme)
            .Where(g => room.KnownBy is not { } by || office.Cases.Find(g.Value.Why!)!.Last.At <= by).ToDictionary();
    }

    static string Told(ListedGrade changed) => $"申诉后由 {changed.Was} 变更为 {changed.Level}（{changed.Why}），这里是规则单独给出的";

    static void Print(World world, GradeScheme scheme, IReadOnlyList<GradeLadder> ladders, IReadOnlyDictionary<SubjectId, ListedGrade> appeals, bool whole)
    {
        Console.WriteLine($"{scheme.Name.Zh} 第 {scheme.Version} 版：{string.Join("，", ladders.GroupBy(l => l.Level).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()} 家"))}");
        foreach (var ladder in ladders)
        {
            Console.WriteLine($"{ladder.Judgement.Subject} {world.Population.Find(ladder.Judgement.Subject)?.Name} {ladder.Level}{(ladder.Doubtful is "" ? "" : $"（边界，可能 {ladder.Doubtful}）")} {ladder.Lift?.Zh ?? (whole ? ladder.Unlifted.Zh : "")}".TrimEnd() + (appeals.GetValueOrDefault(ladder.Judgement.Subject) is { } changed ? $"［{Told(changed)}］" : ""));
            foreach (var rung in whole ? ladder.Judgement.Because : []) Console.WriteLine($"  {(rung.Held switch { true => "✓", false => "✗", _ => "○" })} {rung.Says.Zh}［{rung.Source}］");
        }
    }
}
