using Luheng.Time;

namespace Luheng.Readings;

/// <summary>Reads everything that is kept, and says what of it cannot be.</summary>
static class Verification
{
    public static IReadOnlyList<string> Problems(IReadingHome home)
    {
        var problems = new List<string>(home.Trouble());
        using var view = home.Look();
        var state = view.State();
        var numbers = Meters(view, problems);
        var (readings, blocks) = Blocks(view, numbers, problems);
        var revisions = Revisions(view, problems);
        Journal(view, state, problems);
        if ((readings, blocks, revisions) != (state.Readings, state.Blocks, state.Revisions))
            problems.Add($"state: {state.Readings} readings, {state.Blocks} blocks and {state.Revisions} revisions are announced; {readings}, {blocks} and {revisions} are there");
        return problems;
    }

    static Dictionary<int, MeterRow> Meters(IReadingView view, List<string> problems)
    {
        var byNumber = new Dictionary<int, MeterRow>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in view.Meters(int.MinValue))
        {
            if (row.Number <= 0 || !byNumber.TryAdd(row.Number, row)) problems.Add($"meter {row.Number}: its number is not its alone");
            if (!ids.Add(row.Id)) problems.Add($"meter {row.Number}: '{row.Id}' has another number too");
        }
        return byNumber;
    }

    static (long Readings, long Blocks) Blocks(IReadingView view, Dictionary<int, MeterRow> meters, List<string> problems)
    {
        var (readings, blocks) = (0L, 0L);
        foreach (var (meter, day, payload) in view.AllBlocks())
        {
            blocks++;
            var name = $"block of meter {meter}, {Instant.DayOf(Instant.StartOfDay(day)):yyyy-MM-dd}";
            if (!meters.TryGetValue(meter, out var row)) problems.Add($"{name}: no meter has this number");
            else if (!(row.First <= day && day <= row.Last)) problems.Add($"{name}: it is not between the first and the last day of '{row.Id}'");
            try
            {
                var slots = StoredDay.Unpack(day, payload);
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
                slots = Legible(day, view.Block(meter, day));
            }
            var offset = (int)(revision.Time - Instant.StartOfDay(day));
            if (!slots.Any(s => s.Offset == offset)) problems.Add($"revision of meter {meter} at {Instant.At(revision.Time):O}: there is no such reading");
        }
        return count;
    }

    static Slot[] Legible(int day, byte[]? block)
    {
        try
        {
            return block is null ? [] : StoredDay.Unpack(day, block);
        }
        catch (InvalidDataException)
        {
            return []; // The block itself was named already.
        }
    }

    static void Journal(IReadingView view, HomeState state, List<string> problems)
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
    }
}
