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

/// <summary>The figures of a world as it was read, so that a start need not read the whole history again. What it says can always be had from the ledger: one that does not fit, or is damaged, is passed over.</summary>
public static class WorldImage
{
    const int Version = 2;

    /// <summary>Writes the world that was read for administration as known now; nothing else has an image.</summary>
    public static void Write(World world, ILedger ledger, Stream to)
    {
        if (world.KnownBy is not null || world.Purpose != Purpose.Administration || world.Mask is not null) throw new ArgumentException("only the world as administration knows it now has an image", nameof(world));
        using var memory = new MemoryStream();
        using var body = new BinaryWriter(memory, Encoding.UTF8);
        var head = ledger.Audit(1) is [var newest] ? newest : null;
        body.Write(head?.Seq ?? 0);
        body.Write(head?.Hash ?? "");
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

    /// <summary>Whether an image already holds a world's figures, so that it need not be written again.</summary>
    public static bool Holds(Stream image, World world)
    {
        using var body = new BinaryReader(image, Encoding.UTF8);
        body.ReadInt64();
        body.ReadString();
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
        var (seq, hash) = (body.ReadInt64(), body.ReadString());
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
        var world = new World(catalogue, population, frame, facts, batches, ledger, embargoes, withheld);
        foreach (var (item, rows) in Many(body, () => (body.ReadString(), body.ReadBytes(frame.Rows.Count)))) world.Columns.RestoreFilers(item, MemoryMarshal.Cast<byte, bool>(rows).ToArray());
        return world.With(ledger, today);
    }

    /// <summary>Whether two worlds hold the same figures of the same subjects.</summary>
    public static bool Same(World one, World other)
    {
        var (mine, theirs) = (one.Frame.All.ToDictionary(c => (c.Item, c.Year)), other.Frame.All.ToDictionary(c => (c.Item, c.Year)));
        return Rows(one.Population) == Rows(other.Population) && mine.Count == theirs.Count
            && mine.All(c => theirs.TryGetValue(c.Key, out var same) && c.Value.Values.AsSpan().SequenceEqual(same.Values) && c.Value.Kinds.AsSpan().SequenceEqual(same.Kinds) && c.Value.Demo == same.Demo)
            && one.Facts.All.ToHashSet().SetEquals(other.Facts.All);
    }

    /// <summary>Who stands in which row.</summary>
    static string Rows(Population population)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var subject in population.Subjects) sum.AppendData(MemoryMarshal.AsBytes(subject.Id.Text.AsSpan()));
        return $"{population.Subjects.Count} {Convert.ToHexStringLower(sum.GetHashAndReset())}";
    }

    static void Columns(BinaryReader body, byte[] image, Frame frame)
    {
        for (var left = body.ReadInt32(); left > 0; left--)
        {
            var (item, year, demo, count) = (string.Intern(body.ReadString()), body.ReadInt32(), body.ReadBoolean(), body.ReadInt32());
            frame.Restore(item, year, new(image.AsMemory((int)body.BaseStream.Position), count, frame.Cells), demo);
            body.BaseStream.Position += PackedColumn.Length(count, frame.Cells);
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
