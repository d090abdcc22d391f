using System.Collections.Concurrent;
using Luheng.Records;

namespace Luheng.Monitoring;

/// <summary>What the doors ask of every sender: whose key it is, which meters it may write, and what their numbers are. As last read from the ledger.</summary>
public sealed class Gatehouse
{
    readonly Dictionary<string, GatewayKey> keys = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Sender> senders = new(StringComparer.Ordinal);
    readonly MeterBook book;

    public Gatehouse(MeterBook book, IEnumerable<GatewayKey> keys)
    {
        this.book = book;
        foreach (var key in keys) this.keys[key.Sha256] = key;
        Meters = new(book);
    }

    public MeterNames Meters { get; }

    /// <param name="guests">Keys that are recorded nowhere.</param>
    public static Gatehouse Read(ILedger ledger, MeterBook book, IEnumerable<GatewayKey>? guests = null) =>
        new(book, ledger.Documents(GatewayKey.Kind).Select(d => GatewayKey.Read(d.Body)).Concat(guests ?? []));

    /// <summary>Who holds a key; null where nobody does, or not any more. Looked up by its hash, so that the time it takes says nothing of the key.</summary>
    public Sender? Admit(string key)
    {
        var hash = GatewayKey.HashOf(key);
        if (!keys.TryGetValue(hash, out var known) || known.RevokedAt is not null) return null;
        return senders.GetOrAdd(hash, _ => new(known, book, Meters.Highest));
    }
}
