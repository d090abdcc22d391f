using Luheng.Readings;
using Luheng.Registry;

namespace Luheng.Monitoring;

enum RowState : byte { New, Unchanged, Corrected, Rejected }

/// <summary>Where a row stands: the number of its sheet, its own, and the columns of its fields.</summary>
sealed record RowPlace(int Sheet, int Row, IReadOnlyDictionary<MeterField, int> Columns)
{
    public int Column(MeterField field) => Columns.GetValueOrDefault(field);
}

/// <summary>A row of a register that reads well by itself: what it says of a meter, and what it leaves unsaid (null).</summary>
sealed class MeterRow(string id, RowPlace at)
{
    public string Id { get; } = id;
    public RowPlace At { get; } = at;
    public RowState State { get; set; }

    public required SubjectId Owner { get; init; }
    public required string Carrier { get; init; }
    public required MeterKind Kind { get; init; }
    public required string Unit { get; init; }
    public double? Multiplier { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Null where the file has no such column or leaves the default to us.</summary>
    public int? Level { get; init; }
    public Flow? Flow { get; init; }

    /// <summary>Sets what the row's other columns say; a blank cell sets the default, a column that is not there changes nothing.</summary>
    public required Func<Meter, Meter> Others { get; init; }

    /// <summary>The meter as this row leaves it.</summary>
    public Meter Apply(Meter? known, bool isProduct)
    {
        var meter = Others((known ?? new Meter(Id, Owner, Carrier, Kind, Unit)) with { Owner = Owner, Carrier = Carrier, Kind = Kind, Unit = Unit });
        meter = meter with { Level = Level ?? known?.Level ?? 0, Flow = Flow ?? known?.Flow ?? Usual(meter, isProduct) };
        var later = known is not null && From is not null && (known.From is null || From > known.From) && (known.From is not null || known.Multipliers.Count > 0 || Multiplier is not null);
        meter = later ? meter : meter with { From = Earlier(known, From) };
        var last = known is null || !known.Multipliers.Any(m => m.From > (From ?? DateTimeOffset.MinValue));
        if (last) meter = meter with { To = At.Columns.ContainsKey(MeterField.To) || known is null ? To : known.To };
        return Multiplier is { } factor ? meter with { Multipliers = Spells(meter, later ? From : null, factor) } : meter;
    }

    static DateTimeOffset? Earlier(Meter? known, DateTimeOffset? from) => known is null || known.From is null || from < known.From ? from ?? known?.From : known.From;

    /// <summary>What passes through a meter where nobody says it: water drained goes out, a product is made here, a sub-meter measures use, the others an intake.</summary>
    static Flow Usual(Meter meter, bool isProduct) => meter.Carrier is "waste-water" || MeteredCarriers.IsPollutant(meter.Carrier) ? Readings.Flow.Output
        : isProduct ? Readings.Flow.Generated
        : meter.Parent is not null ? Readings.Flow.Use
        : Readings.Flow.Intake;

    /// <summary>The multipliers with one more, or the one of its time said anew; a single 1 is none.</summary>
    static IReadOnlyList<Multiplier> Spells(Meter meter, DateTimeOffset? from, double factor)
    {
        var before = meter.Multipliers.Count == 0 ? [new(null, 1)] : meter.Multipliers;
        List<Multiplier> spells = [.. before.Where(m => m.From != from), new(from, factor)];
        spells = [.. spells.OrderBy(m => m.From ?? DateTimeOffset.MinValue)];
        return spells is [{ Factor: 1 }] ? [] : spells;
    }
}

/// <summary>A row that says when a device was changed.</summary>
sealed class SwapRow(string id, Swap swap, RowPlace at)
{
    public string Id { get; } = id;
    public Swap Swap { get; } = swap;
    public RowPlace At { get; } = at;
    public RowState State { get; set; }
}
