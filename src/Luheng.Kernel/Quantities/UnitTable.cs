using System.Collections.Concurrent;
using System.Globalization;

namespace Luheng.Quantities;

/// <summary>One line of the unit table: a base unit of a dimension, or a multiple of units already defined.</summary>
public sealed record UnitDefinition(string Symbol, string? Dimension, string? Is, IReadOnlyList<string> Aliases);

/// <summary>Every unit that a pack defined, and all that can be written with them: 万tce, kgce/t, tce/万元.</summary>
/// <remarks>百 千 万 亿 万亿 multiply any symbol. Symbols are case-sensitive, as mW and MW differ.</remarks>
public sealed class UnitTable
{
    static readonly (string Word, double Times)[] Multipliers = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2)];

    readonly Dictionary<string, Unit> named = new(StringComparer.Ordinal) { ["1"] = Unit.One };
    readonly ConcurrentDictionary<string, Unit?> parsed = new(StringComparer.Ordinal);

    public IEnumerable<Unit> Named => named.Values.Distinct();

    /// <summary>Adds a definition; returns what is wrong with it, or null.</summary>
    public string? Define(UnitDefinition definition)
    {
        Unit unit;
        if (definition.Is is { } text)
        {
            if (!TryQuantity(text, out var size, out var problem)) return problem;
            unit = new(definition.Symbol, size.Unit.Dimension, size.Amount * size.Unit.InBase);
        }
        else if (definition.Dimension is { } dimension)
            unit = new(definition.Symbol, Dimension.Of(dimension), 1);
        else
            return $"unit '{definition.Symbol}' says neither its dimension nor what it is in another unit";

        foreach (var name in definition.Aliases.Prepend(definition.Symbol))
            if (!named.TryAdd(Tidy(name), unit)) return $"'{name}' is already a unit ({named[Tidy(name)]})";
        parsed.Clear();
        return null;
    }

    public Unit this[string text] => TryUnit(text, out var unit)
        ? unit
        : throw new FormatException(Unknown(text));

    public bool TryUnit(string text, out Unit unit)
    {
        var found = parsed.GetOrAdd(text, t => Parse(Tidy(t)));
        unit = found ?? Unit.One;
        return found is not null;
    }

    /// <summary>Reads an amount with its unit, such as "-18 %" or "1.218 tce/万元".</summary>
    public bool TryQuantity(string text, out Quantity quantity, out string problem)
    {
        var trimmed = text.Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || "+-.−,".Contains(trimmed[end], StringComparison.Ordinal)
            || (trimmed[end] is 'e' or 'E' && end > 0 && end + 1 < trimmed.Length && (char.IsAsciiDigit(trimmed[end + 1]) || trimmed[end + 1] is '-' or '+')))) end++;
        var number = trimmed[..end].Replace('−', '-');
        var symbol = trimmed[end..].Trim();
        quantity = default;
        if (!Grouped(number) || !double.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) || !double.IsFinite(amount))
        {
            problem = $"'{text}' does not start with a number";
            return false;
        }
        if (!TryUnit(symbol is "" ? "1" : symbol, out var unit))
        {
            problem = Unknown(symbol);
            return false;
        }
        (quantity, problem) = (new(amount, unit), "");
        return true;
    }

    /// <summary>Whether commas part thousands: 1,218 is a number, 1,5 may be a slip for 1.5 and is none.</summary>
    static bool Grouped(string number) => number.Split('.')[0].Split(',') is var groups
        && groups.Skip(1).All(g => g.Length == 3) && (groups.Length == 1 || groups[0].TrimStart('+', '-').Length is > 0 and <= 3)
        && !number.Split('.').Skip(1).Any(decimals => decimals.Contains(',', StringComparison.Ordinal));

    public Quantity Quantity(string text) => TryQuantity(text, out var quantity, out var problem)
        ? quantity
        : throw new FormatException(problem);

    /// <summary>Says that a unit is unknown, and which known ones look like it.</summary>
    public string Unknown(string text)
    {
        var near = named.Keys.Where(k => k.Length > 0 && (k.Equals(text, StringComparison.OrdinalIgnoreCase) || k.Contains(text, StringComparison.OrdinalIgnoreCase)))
            .Take(5).ToArray();
        return near.Length > 0 ? $"'{text}' is not a known unit (did you mean {string.Join(", ", near)}?)" : $"'{text}' is not a known unit";
    }

    Unit? Parse(string text)
    {
        if (text.Length == 0) return null;
        if (Single(text) is { } whole) return whole;
        Unit? result = null;
        var divide = false;
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '·')) continue;
            if (Single(text[from..i]) is not { } part) return null;
            result = result is null ? part
                : divide ? new(text, result.Dimension.Over(part.Dimension), result.InBase / part.InBase)
                : new(text, result.Dimension.Times(part.Dimension), result.InBase * part.InBase);
            if (i < text.Length) divide = text[i] == '/';
            from = i + 1;
        }
        return result is null ? null : new(text, result.Dimension, result.InBase);
    }

    Unit? Single(string symbol)
    {
        if (named.TryGetValue(symbol, out var unit)) return unit;
        foreach (var (word, times) in Multipliers)
            if (symbol.StartsWith(word, StringComparison.Ordinal) && Single(symbol[word.Length..]) is { } smaller)
                return new(word + smaller.Symbol, smaller.Dimension, smaller.InBase * times);
        return null;
    }

    static string Tidy(string symbol) => symbol.Trim()
        .Replace(" ", "", StringComparison.Ordinal).Replace('％', '%').Replace('／', '/').Replace('*', '·').Replace('（', '(').Replace('）', ')');
}
