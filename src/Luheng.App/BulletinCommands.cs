using System.CommandLine;
using System.Security.Cryptography;
using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Demo;
using Luheng.Engine;
using Luheng.Portal;
using Luheng.Portal.Bulletins;
using Luheng.Time;

namespace Luheng.App;

/// <summary>bulletin make|list|verify: 月度通报 from a data folder.</summary>
static class BulletinCommands
{
    public static IEnumerable<Command> All()
    {
        var data = new Option<string>("--data") { Description = "the data folder", Required = true };
        var bulletin = new Command("bulletin", "月度通报: make, list, verify");

        var region = new Option<string>("--region") { Description = "the region's code, such as 510000", Required = true };
        var month = new Option<string>("--month") { Description = "such as 2025-10", Required = true };
        var make = new Command("make", "freezes a region's month and drafts its bulletin; officers release it on the site") { region, month, data };
        make.SetAction(p => CommandTable.Guard(() => Make(p.GetValue(data)!, p.GetValue(region)!, p.GetValue(month)!)));
        var list = new Command("list", "every bulletin and where it stands") { data };
        list.SetAction(p => CommandTable.Guard(() => List(p.GetValue(data)!)));
        var file = new Argument<string>("FILE") { Description = "a copy" };
        var verify = new Command("verify", "whether a copy is what was released: genuine, altered, unknown or revoked") { file, data };
        verify.SetAction(p => CommandTable.Guard(() => Verify(p.GetValue(data)!, p.GetValue(file)!)));
        foreach (var command in (Command[])[make, list, verify]) bulletin.Add(command);
        yield return bulletin;
    }

    static Office OfficeOf(DataRoom room) => new(room.Ledger, room.Catalogue, room.Clock, room.Folder);

    static int Make(string data, string region, string monthText)
    {
        using var room = DataRoom.Open(data);
        if (!Period.TryParse(monthText, out var month) || month.Kind != PeriodKind.Month) throw new FormatException($"'{monthText}' is not a month like 2025-10");
        var world = room.World();
        if (world.Population.Regions.Find(region) is null) throw new FormatException($"'{region}' is not a region code like 510000");
        var work = new BulletinWork(OfficeOf(room), world, room.Ledger.Findings(), room.Clock.GetUtcNow(), DemoCommands.IsDemo(room));
        var done = work.Draft(new Actor("command-line", "命令行", []), "luheng bulletin make", region, month);
        if (done.Case is not { } matter) throw new FormatException(done.Wrong!);
        Console.WriteLine($"{matter.Id}  {matter.State}  {matter.Title}");
        return 0;
    }

    static int List(string data)
    {
        using var room = DataRoom.Open(data);
        var office = OfficeOf(room);
        foreach (var bulletin in room.Ledger.Documents(Bulletin.Kind).Select(d => Bulletin.Read(d.Body)))
        {
            Console.WriteLine($"{bulletin.Id,-28} {office.Cases.Find(bulletin.Id)?.State,-9} {bulletin.Title}");
            foreach (var kept in bulletin.Files) Console.WriteLine($"  .{kept.Format,-5} {kept.Bytes,9:#,0} bytes  {kept.Sha256}");
        }
        return 0;
    }

    static int Verify(string data, string file)
    {
        using var room = DataRoom.Open(data);
        using var stream = File.OpenRead(file);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        stream.Position = 0;
        var found = Verification.Of(room.Ledger, hash, Verification.NumberIn(stream), Path.GetFileName(file));
        Console.WriteLine($"{found.Verdict.ToString().ToLowerInvariant()}  {hash}{(found.Seal is { } seal ? $"  {seal.Title}  {China.Text(seal.At)[..16]} {seal.By}{(seal.RevokedWhy is { } why ? $"（撤回：{why}）" : "")}" : "")}");
        return found.Verdict == CopyVerdict.Genuine ? 0 : 1;
    }

    /// <summary>The demonstration's bulletins, once.</summary>
    public static void Demonstrate(DataRoom room, World world, CancellationToken cancel)
    {
        if (room.Ledger.Documents(Bulletin.Kind).Count > 0) return;
        var told = new DateTimeOffset(DemoProvince.Last.First.ToDateTime(new(16, 0)), China.Offset).AddDays(27);
        DemoBulletins.Make(OfficeOf(room), (World.Read(room.Ledger, room.Catalogue, told), told), (world, room.Clock.GetUtcNow()), room.Ledger.Findings(), "990000", DemoProvince.Last, ServeCommands.DefaultUrls, pdf: true, cancel).GetAwaiter().GetResult();
    }
}
