using System.Globalization;
using Luheng.Access;
using Luheng.Bulletins;
using Luheng.Cases;
using Luheng.Engine;
using Luheng.Findings;
using Luheng.Judging.Allocating;
using Luheng.Portal.Returns;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>What is done with a bulletin: drafted from a snapshot, written in, checked, released as files, revoked. Who may is asked before.</summary>
/// <param name="knownBy">The moment that the world is of.</param>
public sealed class BulletinWork(Office office, World world, IReadOnlyList<Finding> findings, DateTimeOffset knownBy, bool demo)
{
    public static BulletinWork Of(Office office, Desk desk) => new(office, desk.World, desk.Findings, desk.LoadedAt, desk.IsDemo) { ReturnsAt = null };

    /// <summary>The moment at which it is looked who has filed: that of the world; null: now, as the boards say it.</summary>
    DateTimeOffset? ReturnsAt { get; init; } = knownBy;

    /// <summary>The bulletin as it was last written; null where there is none.</summary>
    public static Bulletin? Find(ILedger ledger, string id) => ledger.Find(Bulletin.Kind, id) is { } found ? Bulletin.Read(found.Document.Body) : null;

    /// <summary>The snapshot that a bulletin rests on, read from where it was kept.</summary>
    public static Snapshot SnapshotOf(Office office, Bulletin bulletin) =>
        Snapshot.Read(office.Files.Read(bulletin.Snapshot) ?? throw new InvalidDataException($"the snapshot {bulletin.Snapshot} is not among the files"));

    /// <summary>What would be said of a region's month now.</summary>
    public Snapshot Take(string region, Period month)
    {
        var returns = new MonthlyReturns(world);
        return BulletinFigures.Of(world, IssuedTargets.All(office.Ledger, world.Catalogue, knownBy), findings, returns.Of(month, returns.Begun(office, ReturnsAt)), region, month, knownBy);
    }

    public StepResult Draft(Actor by, string from, string region, Period month, BulletinText? text = null)
    {
        var id = FreeId(Bulletin.IdOf(region, month));
        if (id is null) return new(null, $"{Bulletin.IdOf(region, month)} is there already");
        var (hash, kept) = Keep(Take(region, month), by);
        var place = world.Population.Regions.Find(region)?.Name ?? region;
        var span = month.Last.Month == 1 ? "1月" : $"1—{month.Last.Month}月";
        var bulletin = new Bulletin(id, region, month.ToString(), string.Create(CultureInfo.InvariantCulture, $"关于{month.Year}年{span}{place}工业节能与绿色发展情况的通报"), text ?? Blank(region, place), hash, demo);
        return office.Cases.Open(id, Bulletin.Kind, bulletin.Subject, bulletin.Title, new("draft", by.Account, by.Name) { With = new Dictionary<string, string> { ["snapshot"] = hash } }, Batch("起草月度通报", by, from) with { Documents = [kept, bulletin.Write()] });
    }

    public StepResult Edit(Bulletin bulletin, Actor by, string from, BulletinText text, int seen) =>
        Take(bulletin with { Text = text }, new("edit", by.Account, by.Name), Batch("修改月度通报文字", by, from), seen);

    /// <summary>A snapshot as known now in the place of the earlier one, which stays kept.</summary>
    public StepResult Renew(Bulletin bulletin, Actor by, string from, int seen)
    {
        var (hash, kept) = Keep(Take(bulletin.Region, Period.Parse(bulletin.Month)), by);
        return Take(bulletin with { Snapshot = hash }, new("renew", by.Account, by.Name) { With = new Dictionary<string, string> { ["snapshot"] = hash } }, Batch("更新月度通报的数据快照", by, from) with { Documents = [kept] }, seen);
    }

    /// <summary>A step that changes nothing in the bulletin itself.</summary>
    public StepResult Step(Bulletin bulletin, string move, Actor by, string from, string? reason, int seen) =>
        office.Cases.Take(bulletin.Id, new(move, by.Account, by.Name, reason), Batch($"月度通报：{Cases.CaseKinds.Of(Bulletin.Steps.Id).Move(move).Zh}", by, from, reason), seen);

    /// <summary>Made into files, each registered with its hash in the same transaction.</summary>
    /// <param name="site">What stands before the addresses printed in them.</param>
    public async Task<StepResult> Release(Bulletin bulletin, Actor by, string from, string site, int seen, bool pdf = true, CancellationToken cancel = default)
    {
        var draft = new StepDraft("release", by.Account, by.Name) { With = new Dictionary<string, string> { ["snapshot"] = bulletin.Snapshot } };
        if (office.Cases.Find(bulletin.Id) is not { } matter || office.Cases.Rules.Hinders(matter, draft) is { } wrong) return office.Cases.Take(bulletin.Id, draft, Batch("", by, from), seen);
        var (files, seals, at) = (new List<BulletinFile>(), new List<Document>(), office.Clock.GetUtcNow());
        foreach (var (format, bytes) in await BulletinFiles.All(world, bulletin, SnapshotOf(office, bulletin), site, pdf, cancel))
        {
            var hash = office.Files.Keep(bytes);
            files.Add(new(format, hash, bytes.Length));
            seals.Add(new Seal(hash, bulletin.Title, Bulletin.Kind, at, by.Name, bulletin.Subject.Text) { Of = bulletin.Id, FileName = $"{bulletin.Id}.{format}", Public = bulletin.Text.Public }.Write());
        }
        return Take(bulletin with { Files = files }, draft, Batch("发布月度通报", by, from) with { Documents = seals }, seen);
    }

    public StepResult Revoke(Bulletin bulletin, Actor by, string from, string? reason, int seen)
    {
        var at = office.Clock.GetUtcNow();
        return office.Cases.Take(bulletin.Id, new("revoke", by.Account, by.Name, reason),
            Batch("撤回月度通报", by, from, reason) with { Documents = [.. Verification.SealsOf(office.Ledger, bulletin).Select(s => (s with { RevokedAt = at, RevokedWhy = reason }).Write())] }, seen);
    }

    StepResult Take(Bulletin bulletin, StepDraft step, BatchDraft batch, int seen) =>
        office.Cases.Take(bulletin.Id, step, batch with { Documents = [.. batch.Documents, bulletin.Write()], Expects = [new(Bulletin.Kind, bulletin.Id, office.Ledger.Find(Bulletin.Kind, bulletin.Id)?.Batch.Id)] }, seen);

    (string Hash, Document Kept) Keep(Snapshot snapshot, Actor by)
    {
        var hash = office.Files.Keep(snapshot.Bytes());
        return (hash, new(Snapshot.Kind, hash, CaseJson.Write(new { sha256 = hash, subject = snapshot.Subject, period = snapshot.Period, knownBy = China.Text(snapshot.KnownBy), rules = snapshot.Rules, figures = snapshot.Figures.Count, by = by.Account })));
    }

    static BatchDraft Batch(string title, Actor by, string from, string? why = null) => new(title, by.Account, [], []) { From = from, Why = why };

    /// <summary>A revoked bulletin's month may be told anew, under a number of its own.</summary>
    string? FreeId(string id)
    {
        const int Most = 99;
        for (var n = 1; n <= Most; n++)
        {
            var tried = n == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{n}");
            if (office.Cases.Find(tried) is not { } matter) return tried;
            if (matter.In<BulletinState>() != BulletinState.Revoked) return null;
        }
        return null;
    }

    BulletinText Blank(string region, string place) =>
        new(place + (world.Population.Regions.Find(region)?.Level == RegionLevel.Province ? "经济和信息化厅" : "经济和信息化局"), "", RedHead: false, office.Clock.Today(), "", "", Public: false);
}
