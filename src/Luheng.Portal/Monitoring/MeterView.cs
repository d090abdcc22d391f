using Luheng.Monitoring;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Time;

namespace Luheng.Portal.Monitoring;

/// <summary>A version of a meter's registration: when it was recorded, in which batch, and what was different.</summary>
public sealed record MeterVersion(DateTimeOffset RecordedAt, string Batch, IReadOnlyList<string> Changed);

/// <summary>Everything the page of one meter shows.</summary>
/// <param name="Hours">The last seven days by the hour: amounts, of a gauge means; NaN where nothing is known.</param>
public sealed record MeterView(Meter Meter, Reading? Last, IReadOnlyList<Bucket> Hours, IReadOnlyList<Revision> Revisions, IReadOnlyList<MeterVersion> Versions)
{
    const int Days = 7;
    const int RevisionDays = 30;
    const int MostRevisions = 50;

    public double ValueOf(Bucket hour) => Meter.Kind == MeterKind.Gauge ? hour.Mean : hour.Amount;

    internal static MeterView Of(Station station, Meter meter)
    {
        var number = station.Book.NumberOf(meter);
        var now = Instant.Of(station.Clock.GetUtcNow());
        var last = station.Readings.Latest(number)?.Reading;
        var to = RollUp.Next(RollUp.Floor(Math.Min(now, last?.Time ?? now), Resolution.Hour), Resolution.Hour);
        var hours = RollUp.Of(meter, station.Readings, number, Resolution.Hour, to - Days * Instant.Day, to, now);
        var revisions = station.Readings.Revisions(number, to - RevisionDays * Instant.Day, to + Instant.Day);
        return new(meter, last, hours, [.. revisions.Reverse().Take(MostRevisions)], History(station.Ledger, meter.Id));
    }

    /// <summary>The batches that brought this meter's record or changed it, the latest first; of no other's anything is told.</summary>
    static List<MeterVersion> History(ILedger ledger, string id)
    {
        var (versions, before) = (new List<MeterVersion>(), (Meter?)null);
        foreach (var version in ledger.Versions(MeterBook.Kind, id).Where(v => v.Batch.UndoneAt is null && v.Document.Body is not ""))
        {
            var meter = MeterBook.Read(version.Document.Body);
            if (meter.Equals(before)) continue;
            versions.Add(new(version.Batch.RecordedAt, version.Batch.Title, before is null ? [] : Changed(before, meter)));
            before = meter;
        }
        versions.Reverse();
        return versions;
    }

    /// <summary>The properties that differ, as the register tells them.</summary>
    static List<string> Changed(Meter before, Meter after)
    {
        var (was, now) = (MeterApi.Tell(before), MeterApi.Tell(after));
        var changed = now.Where(n => n.Key is not ("multipliers" or "swaps") && !Equals(was.GetValueOrDefault(n.Key), n.Value)).Select(n => $"{n.Key}: {was.GetValueOrDefault(n.Key) ?? "—"} → {n.Value ?? "—"}").ToList();
        if (!before.Multipliers.SequenceEqual(after.Multipliers)) changed.Add("multipliers");
        if (!before.Swaps.SequenceEqual(after.Swaps)) changed.Add("swaps");
        return changed;
    }
}
