using System.Data.Common;
using System.Globalization;
using Luheng.Problems;
using Luheng.Records;

namespace Luheng.Readings;

/// <summary>What the ledger remembers of readings.db: which store it is, and how many groups of readings it held when it was last looked at. By it a store that is gone, another one or an older one is found.</summary>
/// <remarks>A folder whose ledger remembers none, as those of earlier versions, begins with what is there, and of a store without readings nothing is remembered. Readings in PostgreSQL are not remembered.</remarks>
public static class ReadingsSeen
{
    const string Mark = "readings.store";

    /// <summary>Opens the readings of a folder, or makes them where the ledger never saw any.</summary>
    /// <exception cref="ProblemsException">They are not those that the ledger saw.</exception>
    public static ReadingStore Open(string folder, TimeProvider clock, ILedger ledger)
    {
        if (Missing(folder, ledger) is { } missing) throw new ProblemsException([missing]);
        var store = (ReadingStore)ReadingStore.Open(folder, clock);
        try
        {
            if (Seen(ledger) is { } seen && Wrong(Path.Combine(folder, ReadingStore.FileName), seen, store.Held()) is { } wrong) throw new ProblemsException([wrong]);
            Note(ledger, store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Says that a folder has no readings though its ledger saw some; null where all is well.</summary>
    public static Problem? Missing(string folder, ILedger ledger) =>
        Path.Combine(folder, ReadingStore.FileName) is var path && !File.Exists(path) && Seen(ledger) is { } seen
            ? new(path, string.Create(CultureInfo.InvariantCulture, $"is missing: {seen.Groups} groups of readings were seen in it"), "restore it from a backup, or set LUHENG_POSTGRES where the readings were moved to PostgreSQL") : null;

    /// <summary>Has the ledger remember how far the readings are now.</summary>
    public static void Note(ILedger ledger, ReadingStore store)
    {
        var (held, seen) = (store.Held(), Seen(ledger));
        if (held is { Groups: > 0 } now && (seen is null || now.Groups > seen.Value.Groups)) ledger.SetMark(Mark, string.Create(CultureInfo.InvariantCulture, $"{now.Store} {now.Groups}"));
    }

    /// <summary>As <see cref="Note"/>, where the work goes on or ends even if this cannot be kept: what was seen before stays remembered.</summary>
    public static void TryNote(ILedger ledger, ReadingStore store)
    {
        try
        {
            Note(ledger, store);
        }
        catch (Exception later) when (later is ProblemsException or DbException or InvalidDataException or ReadingsRefusedException)
        {
            // The next opening notes it.
        }
    }

    static Problem? Wrong(string path, (long Store, long Groups) seen, (long Store, long Groups)? held) => held switch
    {
        { } other when other.Store != seen.Store => new(path, "is not the one of this folder: the ledger has seen another", "restore it from a backup of this folder"),
        { } older when older.Groups < seen.Groups => new(path, string.Create(CultureInfo.InvariantCulture, $"has {older.Groups} groups of readings, and {seen.Groups} were seen in it: it is older, or its end is lost"), "restore it from a backup"),
        _ => null,
    };

    static (long Store, long Groups)? Seen(ILedger ledger) =>
        ledger.Mark(Mark)?.Split(' ') is [var store, var groups] && long.TryParse(store, CultureInfo.InvariantCulture, out var id) && long.TryParse(groups, CultureInfo.InvariantCulture, out var count) && count > 0 ? (id, count) : null;
}
