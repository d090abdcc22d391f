using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Luheng.Access;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Engine;

/// <summary>The figures of a world as it was read, and the columns that were computed of them, so that a start need not read the whole history again. What it says can always be had from the ledger: one that does not fit, or is damaged, is passed over.</summary>
public static class WorldImage
{
    const int Version = 3;

    /// <summary>Which program computed: what another one computed is not taken.</summary>
    static readonly string Program = $"{typeof(WorldImage).Module.ModuleVersionId} {typeof(Period).Module.ModuleVersionId} {Environment.Version}";

    /// <summary>Writes the world that was read for administration as known now; nothing else has an image.</summary>
    public static void Write(World world, ILedger ledger, Stream to)
    {
        if (world.KnownBy is not null || world.Purpose != Purpose.Administration || world.Mask is not null) throw new ArgumentException("only the world as administration knows it now has an image", nameof(world));
        using var memory = new MemoryStream();
        using var body = new BinaryWriter(memory, Encoding.UTF8);
        var head = ledger.Audit(1) is [var newest] ? newest : null;
        body.Write(head?.Seq ?? 0);
        body.Write(head?.Hash ?? "");
        body.Write(Computes(world) ? Program : "");
        body.Write(Stand(world));
        var columns = world.Frame.All.ToList();
        body.Write(columns.Count);
        foreach (var (item, year, values, kinds, demo) in columns)
        {
            body.Write(item);
            body.Write(year);
            body.Write(demo);
            PackedColumn.Write(body, values, kinds);
        }
        var facts = world.Facts.All.ToList();
        body.Write(facts.Count);
        foreach (var (subject, item, fact) in facts) Fact(body, subject, item, fact);
        var filers = world.Columns.FilersFound.ToList();
        body.Write(filers.Count);
        foreach (var (item, rows) in filers)
        {
            body.Write(item);
            body.Write(MemoryMarshal.AsBytes(rows.AsSpan()));
        }
        var computed = world.Columns.Settled.ToList();
        body.Write(computed.Count);
        foreach (var (item, year, values) in computed)
        {
            body.Write(item);
            body.Write(year);
            body.Write(values is not null);
            if (values is not null) PackedColumn.Write(body, values, new byte[values.Length]);
        }
        body.Flush();
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        to.Write(bytes);
        to.Write(SHA256.HashData(bytes));
    }

    /// <summary>What the figures of a world rest on: packs, rows, batches, release dates.</summary>
    static byte[] Stand(World world)
    {
        using var memory = new MemoryStream();
        using var body = new BinaryWriter(memory, Encoding.UTF8);
        body.Write(Version);
        body.Write(world.Catalogue.Hash);
        body.Write(Rows(world.Population));
        body.Write(world.Batches.Count);
        foreach (var batch in world.Batches.Values.OrderBy(b => b.Id)) { body.Write(batch.Id); body.Write(batch.UndoneAt is not null); }
        body.Write(world.Embargoes.Count);
        foreach (var (batch, day) in world.Embargoes.OrderBy(e => e.Key)) { body.Write(batch); body.Write(day.DayNumber); }
        body.Write(world.WithheldReturns);
        body.Write(world.WithheldAggregates);
        body.Flush();
        return memory.ToArray();
    }

    static bool Computes(World world) => world.Columns.Settled.Any();

    /// <summary>Whether an image already holds a world's figures and what was computed of them, so that it need not be written again.</summary>
    public static bool Holds(Stream image, World world)
    {
        using var body = new BinaryReader(image, Encoding.UTF8);
        body.ReadInt64();
        body.ReadString();
        if (body.ReadString() != Program && Computes(world)) return false;
        var stand = Stand(world);
        return body.ReadBytes(stand.Length).AsSpan().SequenceEqual(stand);
    }

    /// <summary>The world of an image, brought up to what the ledger knows now; null where the image does not fit the ledger, the packs or the day.</summary>
    /// <param name="today">The day on which release dates are looked at.</param>
    public static World? Read(byte[] image, ILedger ledger, Catalogue catalogue, DateOnly? today)
    {
        const int sum = SHA256.HashSizeInBytes;
        if (image.Length <= sum || !SHA256.HashData(image.AsSpan(..^sum)).AsSpan().SequenceEqual(image.AsSpan(^sum..))) return null;
        using var body = new BinaryReader(new MemoryStream(image, 0, image.Length - sum), Encoding.UTF8);
        var (seq, hash, program) = (body.ReadInt64(), body.ReadString(), body.ReadString());
        if (body.ReadInt32() != Version || body.ReadString() != catalogue.Hash) return null;
        var population = new Population(ledger.Subjects(), catalogue.Regions, catalogue.Industries);
        if (body.ReadString() != Rows(population)) return null;
        if (seq > 0 && ledger.AuditOf(seq)?.Hash != hash) return null; // another history
        var known = Many(body, () => (Id: body.ReadInt64(), Undone: body.ReadBoolean())).ToDictionary(b => b.Id, b => b.Undone);
        var batches = ledger.Batches().Where(b => known.ContainsKey(b.Id)).ToDictionary(b => b.Id);
        if (batches.Count != known.Count || batches.Values.Any(b => b.UndoneAt is not null != known[b.Id])) return null;
        var embargoes = Many(body, () => (body.ReadInt64(), DateOnly.FromDayNumber(body.ReadInt32()))).ToDictionary(e => e.Item1, e => e.Item2);
        var now = Embargo.Of(ledger, today);
        if (now.Count != embargoes.Count || embargoes.Any(e => now.GetValueOrDefault(e.Key) != e.Value)) return null;
        var withheld = (body.ReadInt32(), body.ReadInt32());
        var frame = new Frame(population.Subjects);
        Columns(body, image, frame);
        var facts = new Facts();
        var periods = new Dictionary<string, Period>();
        foreach (var fact in Many(body, () => Fact(body, periods))) facts.Set(fact);
        var world = new World(catalogue, population, frame, facts, batches, ledger, embargoes, withheld).With(ledger, today);
        if (program == Program && world?.Batches.Values.All(b => known.ContainsKey(b.Id) || b.Observations == 0 || b.UndoneAt is not null) == true) Computed(body, image, world);
        return world;
    }

    /// <summary>What was computed of exactly these figures; it is of no use where something was learnt since.</summary>
    static void Computed(BinaryReader body, byte[] image, World world)
    {
        foreach (var (item, rows) in Many(body, () => (body.ReadString(), body.ReadBytes(world.Frame.Rows.Count)))) world.Columns.RestoreFilers(item, MemoryMarshal.Cast<byte, bool>(rows).ToArray());
        for (var left = body.ReadInt32(); left > 0; left--)
        {
            var (item, year, there) = (string.Intern(body.ReadString()), body.ReadInt32(), body.ReadBoolean());
            world.Columns.Restore(item, year, there ? Packed(body, image, world.Frame.Cells) : null);
        }
        world.Columns.Settle();
    }

    static PackedColumn Packed(BinaryReader body, byte[] image, int cells)
    {
        var count = body.ReadInt32();
        var packed = new PackedColumn(image.AsMemory((int)body.BaseStream.Position), count, cells);
        body.BaseStream.Position += PackedColumn.Length(count, cells);
        return packed;
    }

    /// <summary>Whether two worlds hold the same figures of the same subjects, and whether what the one has computed is what the other computes.</summary>
    public static bool Same(World one, World other)
    {
        var (mine, theirs) = (one.Frame.All.ToDictionary(c => (c.Item, c.Year)), other.Frame.All.ToDictionary(c => (c.Item, c.Year)));
        return Rows(one.Population) == Rows(other.Population) && mine.Count == theirs.Count
            && mine.All(c => theirs.TryGetValue(c.Key, out var same) && c.Value.Values.AsSpan().SequenceEqual(same.Values) && c.Value.Kinds.AsSpan().SequenceEqual(same.Kinds) && c.Value.Demo == same.Demo)
            && one.Facts.All.ToHashSet().SetEquals(other.Facts.All)
            && one.Columns.FilersFound.All(f => f.Rows.AsSpan().SequenceEqual(other.Columns.Filers(f.Item)))
            && one.Columns.Settled.All(c => other.Columns.Of(c.Item, c.Year) is var again && c.Values is null == again is null && c.Values.AsSpan().SequenceEqual(again));
    }

    /// <summary>Who stands in which row, and where they are placed since when: published factors differ by region.</summary>
    static string Rows(Population population)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => sum.AppendData(MemoryMarshal.AsBytes($"{text}\n".AsSpan()));
        foreach (var subject in population.Subjects)
        {
            Add(subject.Id.Text);
            foreach (var place in subject.Placements) Add($" {place.From?.DayNumber} {place.To?.DayNumber} {place.Region} {place.Industry} {place.Park}");
        }
        return $"{population.Subjects.Count} {Convert.ToHexStringLower(sum.GetHashAndReset())}";
    }

    static void Columns(BinaryReader body, byte[] image, Frame frame)
    {
        for (var left = body.ReadInt32(); left > 0; left--)
        {
            var (item, year, demo) = (string.Intern(body.ReadString()), body.ReadInt32(), body.ReadBoolean());
            frame.Restore(item, year, Packed(body, image, frame.Cells), demo);
        }
    }

    static void Fact(BinaryWriter body, SubjectId subject, string item, Fact fact)
    {
        foreach (var text in (string[])[subject.Text, item, fact.Period.ToString(), fact.Scope, fact.Source.Document]) body.Write(text);
        body.Write((byte)fact.Source.Kind);
        body.Write((byte)fact.Source.Basis);
        body.Write(fact.Value);
        body.Write(fact.Batch);
        body.Write(fact.Row);
    }

    static Recorded Fact(BinaryReader body, Dictionary<string, Period> periods)
    {
        var (subject, item, period, scope, document) = (body.ReadString(), body.ReadString(), body.ReadString(), body.ReadString(), body.ReadString());
        if (!periods.TryGetValue(period, out var when)) periods[period] = when = Period.Parse(period);
        var source = new Source((SourceKind)body.ReadByte(), (LegalBasis)body.ReadByte(), document);
        var (value, batch, row) = (body.ReadDouble(), body.ReadInt64(), body.ReadInt32());
        return new(new(SubjectId.Parse(subject), item, when, value, scope, source, row), batch);
    }

    static List<T> Many<T>(BinaryReader body, Func<T> one)
    {
        var all = new List<T>();
        for (var left = body.ReadInt32(); left > 0; left--) all.Add(one());
        return all;
    }
}
