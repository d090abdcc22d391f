using System.IO.Compression;
using System.Text;
using Luheng.Deliveries;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Monitoring;

/// <summary>Takes in files of readings in the form of the doors (meter,time,value[,quality] as .csv or .csv.gz): read once to find everything wrong, once more to store.</summary>
/// <param name="register">The meters as the same import leaves them.</param>
/// <param name="readings">Opened only when there is a file.</param>
public sealed class ReadingFiles(MeterRegister register, Func<IReadings> readings, TimeProvider clock) : ISheetIntake
{
    const int HeaderBytes = 1024;

    static readonly string[] Needed = ["meter", "time", "value"];
    static readonly string[] Known = [.. Needed, "quality"];

    readonly List<(string Path, int Sheet)> files = [];
    readonly List<SheetProblem> problems = [];
    MeterBook? book;

    public string Accepted => "files of readings (meter,time,value[,quality])";

    public SheetTally Tally { get; private set; }

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => [];

    public Action<SheetRow>? Open(SheetHead head) => null;

    /// <summary>Whether there is such a file.</summary>
    public bool Any => files.Count > 0;

    public bool TakesWhole(string path, int sheet)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".csv" or ".txt" or ".gz")) return false;
        try
        {
            using var file = Body(path);
            var head = new byte[HeaderBytes];
            var line = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).TrimStart('\uFEFF').Split('\n')[0];
            var names = line.Split(',').Select(n => n.Trim().Trim('"').ToLowerInvariant()).ToList();
            if (!Needed.All(names.Contains) || !names.All(Known.Contains)) return false;
        }
        catch (InvalidDataException) // named .gz, and is none
        {
            return false;
        }
        files.Add((path, sheet));
        return true;
    }

    public void Settle(Population population)
    {
        if (files.Count == 0) return;
        book = new(register.Meters.Values, register.Meters.Keys.Select((id, at) => (id, at + 1)).ToDictionary(m => m.id, m => m.Item2, StringComparer.Ordinal));
        var numbers = readings().Numbers();
        foreach (var (path, sheet) in files) Tally += Read(path, sheet, batch => Compare(batch, numbers));
    }

    /// <summary>Folding needs the right to write, which another program may have.</summary>
    public void Prepare()
    {
        if (files.Count > 0) readings().Fold();
    }

    /// <summary>Stores the files, and counts what really became of them.</summary>
    public void Store(string by)
    {
        if (files.Count == 0) return;
        var store = readings();
        string[] ids = [.. book!.Meters.Select(m => m.Id)];
        book = new(book.Meters, ids.Zip(store.Number(ids)).ToDictionary(StringComparer.Ordinal));
        problems.Clear();
        Tally = default;
        foreach (var (path, sheet) in files) Tally += Read(path, sheet, batch => Append(store, batch, by));
    }

    static SheetTally Append(IReadings store, ReadingBatch batch, string by)
    {
        batch.By = by;
        var taken = ReadingSheets.Append(store, batch);
        return new(0, taken.Accepted, taken.Unchanged, taken.Corrected, 0);
    }

    SheetTally Compare(ReadingBatch batch, IReadOnlyDictionary<string, int> numbers)
    {
        var (tally, rows) = (default(SheetTally), new Dictionary<int, List<(long, double, ReadingQuality)>>());
        for (var i = 0; i < batch.Count; i++)
        {
            if (!rows.TryGetValue(batch.Meters[i], out var list)) rows[batch.Meters[i]] = list = [];
            list.Add((batch.Times[i], batch.Values[i], batch.Qualities[i]));
        }
        foreach (var (meter, list) in rows)
            tally += ReadingComparison.Of((from, to) =>
            {
                var kept = new Series();
                if (numbers.TryGetValue(book!.Find(meter)!.Id, out var number)) readings().Read(number, from, to, kept);
                return kept;
            }, list) with
            { Read = 0 };
        return tally;
    }

    /// <summary>Reads a file piece by piece; a line that cannot stand is told and costs no other.</summary>
    SheetTally Read(string path, int sheet, Func<ReadingBatch, SheetTally> take)
    {
        var (intake, form, tally) = (new Intake(), new CsvForm(), default(SheetTally));
        intake.Begin(new Gatehouse(book!, []), null, "", clock.GetUtcNow());
        using var file = Body(path);
        var buffer = new byte[ReadingForm.PieceBytes];
        var (filled, last) = (0, false);
        try
        {
            while (!last)
            {
                var count = file.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
                last = count < buffer.Length - filled;
                filled += count;
                var used = form.Read(buffer.AsSpan(0, filled), last, intake);
                filled -= used;
                buffer.AsSpan(used, filled).CopyTo(buffer);
                if (!last && intake.Batch.Count < intake.Limits.Together) continue;
                tally += take(intake.Batch);
                intake.Empty();
            }
        }
        catch (Exception e) when (e is ReadingFormatException or InvalidDataException)
        {
            problems.Add(new(sheet, 0, 0, "", "unreadable-file", e.Message));
        }
        Tell(sheet, intake);
        return tally + new SheetTally((int)(tally.Accepted + tally.Unchanged + intake.Rejected), 0, 0, 0, (int)intake.Rejected);
    }

    void Tell(int sheet, Intake intake)
    {
        foreach (var refusal in intake.Refusals)
            problems.Add(new(sheet, (int)refusal.Line, Math.Max(0, Array.IndexOf(Known, refusal.Reason.Split(' ')[0])), "", refusal.Reason.StartsWith("meter", StringComparison.Ordinal) ? "unknown-meter" : "bad-reading", refusal.Reason));
        if (intake.Rejected > intake.Refusals.Count)
            problems.Add(new(sheet, 0, 0, "", "bad-reading", $"{intake.Rejected - intake.Refusals.Count:#,0} more lines were rejected and are not listed; mend the ones listed and import again"));
    }

    static Stream Body(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
