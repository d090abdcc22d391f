using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;

namespace Luheng.Monitoring;

/// <summary>What every door, stage and page of monitoring stands on: the ledger, the readings, the rules, the clock, and the register of meters as last read.</summary>
public sealed class Station(ILedger ledger, IReadings readings, Catalogue catalogue, TimeProvider clock)
{
    readonly Lock reading = new();
    volatile MeterBook? book;

    public ILedger Ledger { get; } = ledger;
    public IReadings Readings { get; } = readings;
    public Catalogue Catalogue { get; } = catalogue;

    /// <summary>The time here: in a demonstration that of its story.</summary>
    public TimeProvider Clock { get; } = clock;

    public MeterBook Book
    {
        get
        {
            if (book is { } known) return known;
            lock (reading) return book ??= MeterBook.Read(Ledger, Readings);
        }
    }

    /// <summary>Forgets the register, so that the next question reads it anew; a host calls it after a new batch.</summary>
    public void Refresh() => book = null;
}
