using Luheng.Cases;
using Luheng.Lists;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Tests.Engine;
using Luheng.Tests.Packs;
using Luheng.Tests.Storage;
using Luheng.Time;

namespace Luheng.Tests.Lists;

/// <summary>A register in memory with a few enterprises of the example province and of Sichuan, and its lists: one line per act.</summary>
sealed class ListBed : IDisposable
{
    public static readonly ListHand City = new("city", "市经办", "网页"), Province = new("province", "省经办", "网页");

    readonly string folder = Directory.CreateTempSubdirectory("luheng-lists").FullName;

    public ListBed()
    {
        Ledger = new(Clock);
        Ledger.SetMark(StandingDay.Mark, "2025-11-20");
        Book = new(Ledger, RealPacks.Rules);
        Cases = new(Ledger, new([SelectionProcedure.Procedure], RealPacks.Rules.Calendar.IsWorkday), Clock);
    }

    public StandingClock Clock { get; } = new() { Now = new(2025, 11, 3, 1, 0, 0, TimeSpan.Zero) };
    public MemoryLedger Ledger { get; }
    public ListBook Book { get; }
    public CaseBook Cases { get; }
    public ListChanges Changes => new(Book, Clock);
    public Selections Selections => new(Book, Cases, Clock);
    public Population Population => new(Ledger.Subjects(), RealPacks.Rules.Regions, RealPacks.Rules.Industries);
    public NameMatches Matches => new(Population, RealPacks.Rules);

    public static ListDefinition List(string id) => RealPacks.Rules.Lists[id];

    public static string Sample(string name) => Path.Combine(RealPacks.Root, "samples", "lists", name);

    public SubjectId Firm(int number, string name, string region = SmallProvince.East, Func<Subject, Subject>? more = null)
    {
        var subject = new Subject(SubjectId.OfEnterprise(SmallProvince.Code(number)), name, [new(null, null, region, "3011")]);
        Pass();
        Ledger.Commit(new(name, "tester", [more?.Invoke(subject) ?? subject], []));
        return subject.Id;
    }

    public void Official(string region, string item, string period, double value)
    {
        Pass();
        Ledger.Commit(new("公布", "tester", [], [new(SubjectId.Region(region), item, Period.Parse(period), value, "", new(SourceKind.Official, LegalBasis.Public, "公布"), 0)]));
    }

    public (ImportResult Result, ListSheet Sheet) Import(string list, string file, ImportOptions? options = null, DateOnly? day = null)
    {
        Pass();
        var sheet = new ListSheet(Book, List(list), "名单通知", day);
        var result = new Import(RealPacks.Rules, Ledger, Clock, [sheet]).Run([file], options ?? new());
        Book.Recount();
        return (result, sheet);
    }

    public (ImportResult Result, ListSheet Sheet) ImportText(string list, string text, ImportOptions? options = null, System.Text.Encoding? encoding = null)
    {
        var file = Path.Combine(folder, "list.csv");
        File.WriteAllText(file, text, encoding ?? new System.Text.UTF8Encoding(false));
        return Import(list, file, options);
    }

    public static ListEntry Entry(string list, string member, DateOnly from, SubjectId? subject = null, string? region = null) =>
        new(list, ListEntry.IdOf(member, null, null, RegionNames.Province(region)), member) { Subject = subject, Region = region, From = from, Document = "通知", Reason = "按通知" };

    public void Pass() => Clock.Now += TimeSpan.FromMinutes(1);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
