using System.Globalization;
using Luheng.Deliveries;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;
using Luheng.Typed;

namespace Luheng.Monitoring;

/// <summary>Takes in readings from sheets: one reading a row (meter, time, value, quality), or a wide file that a profile of the packs recognises.</summary>
/// <param name="register">The meters as the same import leaves them.</param>
/// <param name="readings">Opened only when there is a reading.</param>
/// <param name="wanted">The enterprise that a profile's file is for; null: the profile's own.</param>
public sealed class ReadingSheets(Catalogue catalogue, MeterRegister register, Func<IReadings> readings, SubjectId? wanted = null) : ISheetIntake
{
    readonly ReadingColumns columns = new();
    readonly List<SheetProblem> problems = [];
    readonly Dictionary<string, FileProfile> met = [];
    readonly Dictionary<string, int> sheets = [];
    SheetTally tally;

    public string Accepted => $"readings (meter, time, value), wide files of readings ({string.Join(", ", catalogue.Profiles.Keys)})";

    public SheetTally Tally => tally;

    public IReadOnlyCollection<SheetProblem> Problems => problems;

    public IReadOnlyCollection<Document> Documents => [];

    /// <summary>Whether any reading is to be stored.</summary>
    public bool HasReadings => columns.Rows.Count > 0;

    public Action<SheetRow>? Open(SheetHead head)
    {
        if (LongHeadings.Read(head.Headings) is { } at) return row => TakeLong(head.Sheet, at, row);
        var headings = head.Headings.Select(h => h.Trim().TrimStart('\uFEFF')).ToList();
        if (catalogue.Profiles.Values.FirstOrDefault(p => p.Headings.All(headings.Contains)) is not { } profile) return null;
        (met[profile.Id], sheets[profile.Id]) = (profile, head.Sheet);
        var owner = OwnerOf(profile);
        var time = headings.IndexOf(profile.TimeColumn);
        var meters = profile.Meters.Select(m => (Column: headings.IndexOf(m.Column), Place: columns.Meter(IdOf(owner, m), head.Sheet, 0, 0))).ToList();
        return row => TakeWide(head.Sheet, profile, time, meters, row);
    }

    /// <summary>The enterprises of the profiles met, unless they are registered or another was named.</summary>
    public IReadOnlyCollection<Subject> Registers(Population before)
    {
        var made = new List<Subject>();
        foreach (var profile in met.Values)
        {
            var owner = OwnerOf(profile);
            if (wanted is null && before.Find(owner) is null)
                made.Add(new(owner, profile.Enterprise.Name, [new(null, null, profile.Enterprise.Region, profile.Enterprise.Industry)]));
            foreach (var meter in profile.Meters)
                register.Give(new Meter(IdOf(owner, meter), owner, meter.Carrier, meter.Kind, meter.Unit) { Name = meter.Name, Interval = profile.Interval, Stamp = profile.Stamp }, sheets[profile.Id]);
        }
        return made;
    }

    public void Settle(Population population)
    {
        var stands = new bool[columns.Meters.Count];
        for (var m = 0; m < stands.Length; m++)
        {
            stands[m] = register.Meters.ContainsKey(columns.Meters[m]);
            if (stands[m] || columns.Times[m] == 0) continue;
            var (sheet, row, column) = columns.First[m];
            var id = columns.Meters[m];
            var others = columns.Times[m] > 1 ? $" ({columns.Times[m]:#,0} readings of it)" : "";
            problems.Add(new(sheet, row, column, id, "unknown-meter", (register.Refused(id) ? "its row in the register was rejected" : $"no such meter is registered{Near.Hint(id, register.Meters.Keys.Take(20_000))}; give its row (meter, credit_code, carrier, kind, unit) in the same import or before") + others));
            tally += new SheetTally(0, 0, 0, 0, columns.Times[m]);
        }
        columns.Rows.RemoveAll(r => !stands[r.Meter]);
        if (columns.Rows.Count == 0) return;
        var (store, numbers) = (readings(), readings().Numbers());
        foreach (var group in columns.Rows.GroupBy(r => r.Meter))
        {
            var number = numbers.GetValueOrDefault(columns.Meters[group.Key], -1);
            var found = ReadingComparison.Of((from, to) =>
            {
                var kept = new Series();
                if (number >= 0) store.Read(number, from, to, kept);
                return kept;
            }, group.Select(r => (r.Time, r.Value, r.Quality)));
            tally += found with { Read = 0 };
        }
    }

    /// <summary>Folding needs the right to write, which another program may have.</summary>
    public void Prepare()
    {
        if (columns.Rows.Count > 0) readings().Fold();
    }

    /// <summary>Stores the readings meter by meter, in portions, and waits until they are committed.</summary>
    public void Store(string by)
    {
        if (columns.Rows.Count == 0) return;
        var store = readings();
        var numbers = store.Number(columns.Meters);
        var batch = new ReadingBatch { By = by };
        foreach (var row in columns.Rows.OrderBy(r => r.Meter)) // stable: a later line of the same time comes later
        {
            batch.Add(numbers[row.Meter], row.Time, row.Value, row.Quality);
            if (batch.Count < DoorLimits.Default.Together) continue;
            Append(store, batch);
            batch = new() { By = by };
        }
        if (batch.Count > 0) Append(store, batch);
    }

    /// <summary>A store that is busy is waited for: a file is in no hurry.</summary>
    public static Taken Append(IReadings store, ReadingBatch batch)
    {
        for (; ; )
            try
            {
                return store.Append(batch).AsTask().GetAwaiter().GetResult();
            }
            catch (ReadingsBusyException e)
            {
                Thread.Sleep(e.RetryAfter);
            }
    }

    SubjectId OwnerOf(FileProfile profile) => wanted ?? SubjectId.Parse(profile.Enterprise.CreditCode);

    static string IdOf(SubjectId owner, ProfileMeter meter) => $"{owner.Text}/{meter.Id}";

    void TakeLong(int sheet, LongHeadings at, SheetRow row)
    {
        string Cell(int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column].Trim() : "";
        if (row.Cells.All(c => c is "")) return;
        tally += new SheetTally(1, 0, 0, 0, 0);
        var (id, value, quality, before) = (Cell(at.Meter), double.NaN, ReadingQuality.Good, problems.Count);
        if (id is "") Wrong(at.Meter, id, "missing-meter", "the id of the metering point (计量点) is missing");
        if (!China.TryInstant(Cell(at.Time), out var time) || Cell(at.Time).Length < 16) Wrong(at.Time, Cell(at.Time), "bad-time", "a time like 2025-11-20T10:15:00+08:00");
        if (Numbers.Read(Cell(at.Value), out value) is not (NumberForm.Plain or NumberForm.Thousands or NumberForm.FullWidth)) Wrong(at.Value, Cell(at.Value), "not-a-number", "a number; leave the whole row out where nothing was measured, for missing is not zero");
        if (Cell(at.Quality) is { Length: > 0 } word && !QualityWord.TryRead(System.Text.Encoding.UTF8.GetBytes(word), out quality)) Wrong(at.Quality, word, "unknown-quality", $"one of {QualityWord.Known}");
        if (problems.Count > before) tally += new SheetTally(0, 0, 0, 0, 1);
        else columns.Add(columns.Meter(id, sheet, row.Number, at.Meter), Instant.Of(time), value, quality);

        void Wrong(int column, string found, string rule, string hint) => problems.Add(new(sheet, row.Number, Math.Max(0, column), found, rule, hint));
    }

    void TakeWide(int sheet, FileProfile profile, int time, List<(int Column, int Place)> meters, SheetRow row)
    {
        if (row.Cells.All(c => c is "")) return;
        var filled = meters.Where(m => m.Column < row.Cells.Count && !Numbers.IsMissing(row.Cells[m.Column].Trim())).ToList();
        tally += new SheetTally(filled.Count, 0, 0, 0, 0);
        if (TimeOf(profile, time < row.Cells.Count ? row.Cells[time].Trim() : "") is not { } at)
        {
            problems.Add(new(sheet, row.Number, time, time < row.Cells.Count ? row.Cells[time] : "", "bad-time", $"a time in the form {profile.TimeFormat}"));
            tally += new SheetTally(0, 0, 0, 0, filled.Count);
            return;
        }
        foreach (var (column, place) in filled)
            if (Numbers.Read(row.Cells[column], out var value) is NumberForm.Plain or NumberForm.Thousands) columns.Add(place, at, value, ReadingQuality.Good);
            else
            {
                problems.Add(new(sheet, row.Number, column, row.Cells[column], "not-a-number", "a number, or nothing where nothing was measured"));
                tally += new SheetTally(0, 0, 0, 0, 1);
            }
    }

    static long? TimeOf(FileProfile profile, string text)
    {
        if (!DateTime.TryParseExact(text, [profile.TimeFormat, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        if (profile.MidnightEndsDay && local.TimeOfDay == TimeSpan.Zero) local = local.AddDays(1);
        return Instant.Of(new DateTimeOffset(local, profile.Offset));
    }
}
