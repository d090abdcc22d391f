using System.CommandLine;
using Luheng.Monitoring.Nhjc;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>nhjc: the end devices (端设备) that registered through the national interface.</summary>
static class NhjcCommands
{
    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true, Recursive = true };
        var profile = new Argument<string>("PROFILE") { Description = "such as shandong" };
        var code = new Argument<string>("CODE") { Description = "the enterprise's credit code" };
        var list = new Command("list", "every end device: profile, enterprise, since when; never its key");
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(data)!)));
        var forget = new Command("forget", "takes a registration back, so that the device may register anew with another key") { profile, code };
        forget.SetAction(p => CommandTable.Guard(() => Forget(p.GetValue(profile)!, p.GetValue(code)!, p.GetValue(data)!)));
        yield return new Command("nhjc", "the end devices of the national interface") { data, list, forget };
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        foreach (var device in EndDevice.Read(room.Ledger)) Console.WriteLine($"{device.Profile}  {device.Owner.Text}  {device.RegisteredAt:yyyy-MM-dd}");
        return 0;
    }

    static int Forget(string profile, string code, string data)
    {
        using var room = DataRoom.Open(data);
        var owner = SubjectId.Parse(code);
        if (EndDevice.Read(room.Ledger).All(d => d.Profile != profile || d.Owner != owner)) throw new FormatException($"no end device of {code} is registered in profile {profile}; luheng nhjc list names those that are");
        room.Ledger.Commit(new($"端设备 {code} 取消注册", "", [], []) { Documents = [EndDevice.Forget(profile, owner)] });
        return 0;
    }
}
