using Luheng.Records;
using Luheng.Time;

namespace Luheng.Readings;

/// <summary>Reads everything that is kept, and says what of it cannot be.</summary>
static class Verification
{
    public static IReadOnlyList<string> Problems(IReadingHome home)
    {
        var problems = new List<string>(home.Trouble());
        using var view = home.Look();
        foreach (var table in SummedTable.All) Try(table.Name, () => problems.AddRange(table.Changed(view)));
        var (state, there, meters) = (default(HomeState), default(Counts), new Dictionary<int, MeterRow>());
        Try("state", () => state = view.State());
        Try("meter", () => there.Meters = Meters(view, meters, problems));
        Try("block", () => (there.Readings, there.Blocks) = Blocks(view, meters, problems));
        Try("revision", () => there.Revisions = Revisions(view, problems));
        Try("change", () => there.Changes = view.ChangesAfter(long.MinValue).LongCount());
        Try("journal", () => there.Groups = Journal(view, state, problems));
        Try("state", () =>
        {
            var (given, groups) = view.Announced();
            var announced = new Counts { Readings = state.Readings, Blocks = state.Blocks, Revisions = state.Revisions, Changes = state.Changes, Meters = given, Groups = groups };
            if (announced != there) problems.Add($"state: {announced} are announced; {there} are there");
        });
        return problems;

        void Try(string what, Action look)
        {
            try
            {
                look();
            }
            catch (Exception wrong) when (home.InPlainWords(wrong) is not null || Trouble.IsUnreadable(wrong))
            {
                problems.Add($"{what}: what is there cannot be read ({home.InPlainWords(wrong) ?? wrong.Message})");
            }
        }
    }

    /// <summary>A time in words, whatever it is.</summary>
    public static string Told(long time) => BatchCheck.IsTime(time) ? $"{Instant.At(time):O}" : $"{time} ms since 1970";

    static string Told(int meter, long day) =>
        $"block of meter {meter}, {(day == (int)day && Instant.StartOfDay((int)day) is var start && BatchCheck.IsTime(start) ? $"{Instant.DayOf(start):yyyy-MM-dd}" : $"day {day}")}";

    static long Meters(IReadingView view, Dictionary<int, MeterRow> byNumber, List<string> problems)
    {
        var count = 0L;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in view.Meters(int.MinValue))
        {
            count++;
            if (row.Number <= 0 || !byNumber.TryAdd(row.Number, row)) problems.Add($"meter {row.Number}: its number is not its alone");
            if (!ids.Add(row.Id)) problems.Add($"meter {row.Number}: '{row.Id}' has another number too");
        }
        return count;
    }

    static (long Readings, long Blocks) Blocks(IReadingView view, Dictionary<int, MeterRow> meters, List<string> problems)
    {
        var (readings, blocks) = (0L, 0L);
        foreach (var (meter, day, payload) in view.AllBlocks())
        {
            blocks++;
            var name = Told(meter, day);
            if (!meters.TryGetValue(meter, out var row)) problems.Add($"{name}: no meter has this number");
            else if (!(row.First <= day && day <= row.Last)) problems.Add($"{name}: it is not between the first and the last day of '{row.Id}'");
            try
            {
                var slots = StoredDay.Unpack(meter, (int)day, payload);
                readings += slots.Length;
                if (slots.Length == 0) problems.Add($"{name}: it is empty");
                for (var i = 0; i < slots.Length; i++)
                    if (slots[i].Offset < 0 || slots[i].Offset >= Instant.Day || i > 0 && slots[i].Offset <= slots[i - 1].Offset)
                    {
                        problems.Add($"{name}: its times are not in order at reading {i + 1}");
                        break;
                    }
            }
            catch (InvalidDataException wrong)
            {
                problems.Add($"{name}: {wrong.Message}");
            }
        }
        return (readings, blocks);
    }

    static long Revisions(IReadingView view, List<string> problems)
    {
        var count = 0L;
        var (meter, day, slots) = (0, int.MinValue, Array.Empty<Slot>());
        foreach (var revision in view.AllRevisions())
        {
            count++;
            if (revision.Meter != meter || OpenDays.DayOf(revision.Time) != day)
            {
                (meter, day) = (revision.Meter, OpenDays.DayOf(revision.Time));
                slots = Legible(meter, day, view.Block(meter, day));
            }
            var offset = (int)(revision.Time - Instant.StartOfDay(day));
            if (!slots.Any(s => s.Offset == offset)) problems.Add($"revision of meter {meter} at {Told(revision.Time)}: there is no such reading");
        }
        return count;
    }

    static Slot[] Legible(int meter, int day, byte[]? block)
    {
        try
        {
            return block is null ? [] : StoredDay.Unpack(meter, day, block);
        }
        catch (InvalidDataException)
        {
            return []; // The block itself was named already.
        }
    }

    /// <summary>Returns how many groups the journal was given, as far as it shows.</summary>
    static long Journal(IReadingView view, HomeState state, List<string> problems)
    {
        var (seq, at) = (state.Folded, state.RecordedAt);
        foreach (var row in view.Journal(long.MinValue))
        {
            if (row.Seq != seq + 1) problems.Add($"journal {row.Seq}: {seq + 1} should stand there");
            if (row.RecordedAt <= at) problems.Add($"journal {row.Seq}: it is not later than the one before it");
            (seq, at) = (row.Seq, row.RecordedAt);
            try
            {
                JournalCode.Read(row.Payload, row.RecordedAt);
            }
            catch (InvalidDataException wrong)
            {
                problems.Add($"journal {row.Seq}: {wrong.Message}");
            }
        }
        return seq;
    }

    record struct Counts(long Readings, long Blocks, long Revisions, long Changes, long Meters, long Groups)
    {
        public override readonly string ToString() => $"{Readings} readings, {Blocks} blocks, {Revisions} revisions, {Changes} changes, {Meters} meters and {Groups} groups";
    }
}
