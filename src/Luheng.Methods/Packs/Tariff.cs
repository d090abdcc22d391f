namespace Luheng.Packs;

/// <summary>The bands of a time-of-use tariff: 尖, 峰, 平, 谷, 深谷.</summary>
public enum TariffBand { Sharp, Peak, Flat, Valley, DeepValley }

/// <summary>Which days a part of a tariff is for: every day, working days, or days off.</summary>
public enum DayKind { Every, Workday, DayOff }

/// <summary>A stretch of a day in minutes since midnight, the end excluded.</summary>
public readonly record struct Stretch(int From, int To)
{
    /// <summary>Reads 08:00-11:30; 24:00 is the end of the day.</summary>
    public static bool TryRead(string text, out Stretch stretch)
    {
        stretch = default;
        var parts = text.Split('-');
        if (parts.Length != 2 || !TryMinute(parts[0], out var from) || !TryMinute(parts[1], out var to) || from >= to) return false;
        stretch = new(from, to);
        return true;
    }

    /// <summary>Reads 08:30 as the minute of the day that it is; 24:00 is 1440.</summary>
    public static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        var parts = text.Trim().Split(':');
        if (parts.Length != 2 || parts[1].Length != 2 || !int.TryParse(parts[0], out var hour) || !int.TryParse(parts[1], out var rest)) return false;
        minute = hour * 60 + rest;
        return hour >= 0 && rest is >= 0 and < 60 && minute is >= 0 and <= 1440;
    }

    public static string Clock(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    public override string ToString() => $"{Clock(From)}-{Clock(To)}";
}

/// <summary>When a band holds: in some months, on some days, between some hours.</summary>
public sealed record TariffHours(TariffBand Band, IReadOnlyList<int> Months, DayKind Days, IReadOnlyList<Stretch> Hours);

/// <summary>A time-of-use tariff (分时电价): prices by band in 元/kWh, and what is paid for demand (元/kW a month) or capacity (元/kVA a month).</summary>
public sealed record Tariff(string Id, Said Name, DateOnly From, DateOnly? To, IReadOnlyDictionary<TariffBand, double> Prices,
    double? DemandPrice, double? CapacityPrice, IReadOnlyList<TariffHours> Hours, Citation Source, Confidence Confidence)
{
    /// <summary>Made for demonstration (演示数据): nobody charges it.</summary>
    public bool Demo { get; init; }

    public bool Holds(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>The band at a minute of a day; null where the tariff says none.</summary>
    public TariffBand? BandAt(int month, bool workday, int minute)
    {
        foreach (var part in Hours)
            if (Holds(part, month, workday, minute)) return part.Band;
        return null;
    }

    static bool Holds(TariffHours part, int month, bool workday, int minute) =>
        (part.Days == DayKind.Every || part.Days == DayKind.Workday == workday) && part.Months.Contains(month)
        && part.Hours.Any(h => h.From <= minute && minute < h.To);

    /// <summary>Everything that keeps it from being billed by: minutes in no band or in two, bands without a price.</summary>
    public IEnumerable<string> Wrong()
    {
        foreach (var band in Hours.Select(h => h.Band).Distinct().Where(b => !Prices.ContainsKey(b)))
            yield return $"tariff '{Id}': {Word(band)} has hours but no price";
        foreach (var days in (bool[])[true, false])
            for (var month = 1; month <= 12; month++)
                foreach (var wrong in WrongOn(month, days)) yield return wrong;
    }

    IEnumerable<string> WrongOn(int month, bool workday)
    {
        var (from, said) = (0, (string?)null);
        for (var minute = 0; minute <= 1440; minute++)
        {
            var now = minute == 1440 ? null : Hours.Where(p => Holds(p, month, workday, minute)).Select(p => p.Band).ToList() switch
            {
                [] => "in no band",
                [_] => null,
                var several => "in " + string.Join(" and ", several.Select(Word)),
            };
            if (now == said) continue;
            if (said is not null) yield return $"tariff '{Id}': month {month}, {(workday ? "working days" : "days off")}, {new Stretch(from, minute)} is {said}";
            (from, said) = (minute, now);
        }
    }

    /// <summary>A band in Chinese and English.</summary>
    public static Said Said(TariffBand band) => band switch
    {
        TariffBand.Sharp => new("尖", "Sharp"),
        TariffBand.Peak => new("峰", "Peak"),
        TariffBand.Flat => new("平", "Flat"),
        TariffBand.Valley => new("谷", "Valley"),
        _ => new("深谷", "Deep valley"),
    };

    /// <summary>Reads a band in either language.</summary>
    public static bool TryBand(string text, out TariffBand band)
    {
        foreach (var one in Enum.GetValues<TariffBand>())
            if (text.Trim() is var tidy && (Said(one).Zh == tidy || Word(one) == tidy || Said(one).En.Equals(tidy, StringComparison.OrdinalIgnoreCase)))
            {
                band = one;
                return true;
            }
        band = default;
        return false;
    }

    public static string Word(TariffBand band) => band == TariffBand.DeepValley ? "deep-valley" : band.ToString().ToLowerInvariant();
}
