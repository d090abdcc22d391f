using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;

namespace Luheng.Monitoring;

/// <summary>What every door, stage and page of monitoring stands on: the ledger, the readings, the rules, the clock, and the register of meters as last read.</summary>
public sealed class Station(ILedger ledger, IReadings readings, Catalogue catalogue, TimeProvider clock)
{
    readonly Lock reading = new();
    volatile MeterBook? book;
    volatile Gatehouse? gates;
    readonly List<GatewayKey> guests = [];
    LiveHub? live;
    Arrivals? arrivals;

    public ILedger Ledger { get; } = ledger;
    public IReadings Readings { get; } = readings;
    public Catalogue Catalogue { get; } = catalogue;

    /// <summary>The time here: in a demonstration that of its story.</summary>
    public TimeProvider Clock { get; } = clock;

    /// <summary>Whom to tell of arrivals and alarms as they happen.</summary>
    public LiveHub Live => live ??= Interlocked.CompareExchange(ref live, new(Readings, () => Book), null) ?? live;

    /// <summary>How many readings came on each day.</summary>
    public Arrivals Arrivals => arrivals ??= Interlocked.CompareExchange(ref arrivals, new(this), null) ?? arrivals;

    public MeterBook Book
    {
        get
        {
            if (book is { } known) return known;
            lock (reading) return book ??= MeterBook.Read(Ledger, Readings);
        }
    }

    /// <summary>The keys and meters that the doors know.</summary>
    public Gatehouse Gates
    {
        get
        {
            if (gates is { } known) return known;
            lock (reading) return gates ??= Gatehouse.Read(Ledger, Book, guests);
        }
    }

    /// <summary>Lets a sender in whose key is recorded nowhere, for as long as this program runs.</summary>
    public void Invite(GatewayKey guest)
    {
        lock (reading)
        {
            guests.Add(guest);
            gates = null;
        }
    }

    /// <summary>Reads the register and the keys anew, if anyone asked for them before; a host calls it after a new batch. Meanwhile the doors go by what was known.</summary>
    public void Refresh()
    {
        lock (reading)
        {
            if (book is null) return;
            book = MeterBook.Read(Ledger, Readings);
            if (gates is not null) gates = Gatehouse.Read(Ledger, book, guests);
        }
    }
}
