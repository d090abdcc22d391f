using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Auditing;

/// <summary>What an archive says of itself; this is what is signed.</summary>
/// <param name="Before">The hash of the entry before the first.</param>
/// <param name="Head">The hash of the last entry.</param>
/// <param name="Sha256">Of the entries' file.</param>
public sealed record ArchiveHead(string Product, int Format, long First, long Last, int Entries, string Before, string Head, string Sha256, DateTimeOffset MadeAt, byte[] PublicKey);

/// <summary>An entry as an archive keeps it, with the fields it changed.</summary>
/// <param name="At">Microseconds since 1970, UTC, as the hash has it.</param>
public sealed record ArchivedEntry(long Seq, long At, string Time, string Who, string What, string Hash, IReadOnlyList<FieldChange> Changes);

/// <summary>A stretch of the audit trail in one file that anyone can check without the ledger: entries as JSON lines, their head, a signature.</summary>
public static class AuditArchive
{
    const string EntriesName = "entries.jsonl";
    const string HeadName = "head.json";
    const string SignatureName = "head.sig";
    const int Step = 1000;

    static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the entries between two times; null is open.</summary>
    /// <param name="changes">What an entry changed, field by field, as it is told elsewhere too.</param>
    /// <exception cref="FormatException">There is none.</exception>
    public static ArchiveHead Write(ILedger ledger, Func<long, IEnumerable<FieldChange>> changes, ArchiveKey key, Stream to, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now, CancellationToken cancel = default)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (count, first, last) = (0, (AuditLine?)null, (AuditLine?)null);
        using (var entries = zip.CreateEntry(EntriesName, CompressionLevel.Fastest).Open())
            foreach (var line in Lines(ledger, from, until))
            {
                cancel.ThrowIfCancellationRequested();
                var entry = new ArchivedEntry(line.Seq, Micros(line.At), China.Text(line.At), line.Who, line.What, line.Hash, [.. changes(line.Seq)]);
                var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, Form) + "\n");
                entries.Write(bytes);
                hash.AppendData(bytes);
                (count, first, last) = (count + 1, first ?? line, line);
            }
        if (first is null || last is null) throw new FormatException("there is no audit entry between these times");
        var before = ledger.AuditOf(first.Seq - 1)?.Hash ?? Convert.ToHexStringLower(AuditChain.Start);
        var head = new ArchiveHead("Luheng", 1, first.Seq, last.Seq, count, before, last.Hash, Convert.ToHexStringLower(hash.GetHashAndReset()), now, key.PublicKey);
        var signed = JsonSerializer.SerializeToUtf8Bytes(head, Form);
        Add(zip, HeadName, signed);
        Add(zip, SignatureName, Encoding.ASCII.GetBytes(Convert.ToBase64String(key.Sign(signed))));
        return head;
    }

    /// <summary>Everything that is wrong with an archive; its head, where that can be read.</summary>
    public static (ArchiveHead? Head, IReadOnlyList<string> Problems) Verify(Stream archive)
    {
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var signed = Bytes(zip, HeadName);
            var head = JsonSerializer.Deserialize<ArchiveHead>(signed, Form) ?? throw new FormatException($"{HeadName} is empty");
            var problems = new List<string>();
            if (!ArchiveKey.Fits(signed, Convert.FromBase64String(Encoding.ASCII.GetString(Bytes(zip, SignatureName))), head.PublicKey)) problems.Add($"{HeadName}: its signature does not fit");
            Entries(zip, head, problems);
            return (head, problems);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or JsonException or ArgumentException or IOException)
        {
            return (null, [$"it cannot be read: {wrong.Message}"]);
        }
    }

    static void Entries(ZipArchive zip, ArchiveHead head, List<string> problems)
    {
        var content = Bytes(zip, EntriesName);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != head.Sha256) problems.Add($"{EntriesName}: it is not what was signed");
        var (before, expected, count) = (Convert.FromHexString(head.Before), head.First, 0);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = JsonSerializer.Deserialize<ArchivedEntry>(line, Form)!;
            if (entry.Seq != expected) problems.Add($"audit entry {entry.Seq}: the entry before it is gone");
            var stored = Convert.FromHexString(entry.Hash);
            if (!AuditChain.Hash(before, entry.Seq, entry.At, entry.Who, entry.What).AsSpan().SequenceEqual(stored)) problems.Add($"audit entry {entry.Seq}: its hash does not fit what it says and the entry before it");
            (before, expected, count) = (stored, entry.Seq + 1, count + 1);
        }
        if (count != head.Entries || Convert.ToHexStringLower(before) != head.Head) problems.Add($"{EntriesName}: it does not end where its head says");
    }

    static IEnumerable<AuditLine> Lines(ILedger ledger, DateTimeOffset? from, DateTimeOffset? until)
    {
        for (var after = 0L; ;)
        {
            var lines = ledger.Audit(new AuditQuery(Step) { After = after, From = from, Until = until });
            foreach (var line in lines) yield return line;
            if (lines.Count < Step) yield break;
            after = lines[^1].Seq;
        }
    }

    static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }

    static byte[] Bytes(ZipArchive zip, string name)
    {
        using var entry = (zip.GetEntry(name) ?? throw new FormatException($"it holds no {name}")).Open();
        using var memory = new MemoryStream();
        entry.CopyTo(memory);
        return memory.ToArray();
    }
}
