using System.CommandLine;
using System.Globalization;
using Luheng.Monitoring;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.App;

/// <summary>dr list|show|answer: demand-response calls, what was delivered, and an enterprise's answer.</summary>
static class DemandCommands
{
    static readonly Option<string> Data = new("--data") { Description = "the data folder", Required = true };
    static readonly Argument<string> CallId = new("CALL") { Description = "the call's id" };

    public static IEnumerable<Command> All()
    {
        var all = new Command("dr", "demand response (需求响应): list, show, answer");
        var list = new Command("list", "names every call") { Data };
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(Data)!)));
        var show = new Command("show", "baseline, load and delivery of every committed load") { CallId, Data };
        show.SetAction(p => CommandTable.Guard(() => Show(p.GetValue(CallId)!, p.GetValue(Data)!)));
        var of = new Option<string>("--of") { Description = "the enterprise's code", Required = true };
        var (accept, decline, reason) = (new Option<bool>("--accept") { Description = "the load will be lowered" }, new Option<bool>("--decline") { Description = "it will not" }, new Option<string?>("--reason") { Description = "why; needed to decline" });
        var answer = new Command("answer", "records an enterprise's answer") { CallId, of, accept, decline, reason, Data };
        answer.SetAction(p => CommandTable.Guard(() => p.GetValue(accept) == p.GetValue(decline) ? throw new FormatException("say --accept or --decline")
            : Answer(p.GetValue(CallId)!, p.GetValue(of)!, p.GetValue(accept), p.GetValue(reason) ?? "", p.GetValue(Data)!)));
        foreach (var command in (Command[])[list, show, answer]) all.Add(command);
        yield return all;
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        foreach (var call in LoadDocuments.Calls(room.Ledger).OrderBy(c => c.From))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{call.Id,-20} {China.Text(call.From)[..16]}..{China.Text(call.To)[..16]}  {call.Called,8:0} kW{(call.Demo ? "  演示数据" : "")}"));
        return 0;
    }

    static int Show(string id, string data)
    {
        using var room = DataRoom.Open(data);
        var call = LoadDocuments.Calls(room.Ledger).FirstOrDefault(c => c.Id == id) ?? throw new FormatException($"there is no call '{id}' (known: {string.Join(", ", LoadDocuments.Calls(room.Ledger).Select(c => c.Id))})");
        foreach (var d in DemandResponse.Of(room.Station, room.World().Population, call))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{d.Commitment.Enterprise} {d.Commitment.Load,-12} committed {d.Commitment.Kw,8:0} kW  delivered {(double.IsNaN(d.Mean) ? "—" : $"{d.Mean:0}"),8} kW  {(d.Why is { } why ? why.En : $"{d.Share:P0}")}  baseline of {string.Join(" ", d.Baseline.Days.Select(b => $"{b:MM-dd}"))}"));
        return 0;
    }

    static int Answer(string call, string of, bool accepted, string reason, string data)
    {
        using var room = DataRoom.Open(data);
        if (CallDesk.Answer(room.Station, room.World().Population, call, SubjectId.Parse(of), accepted, reason, "luheng dr") is { } wrong) throw new FormatException(wrong.En);
        Console.WriteLine($"{of} {(accepted ? "accepts" : "declines")} {call}");
        return 0;
    }
}
