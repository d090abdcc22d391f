using System.Globalization;
using System.Text.Json;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Records;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring;

/// <summary>A wrong element of an array of meters: its place from 1, the property, what was found, what would be right.</summary>
public sealed record MeterProblem(int Element, string Property, string Found, string Rule, string Hint);

/// <summary>What became of an array of meters; nothing is kept if anything is wrong, unless what is right was asked to be kept.</summary>
public sealed record MeterReceipt(int Read, int Accepted, int Unchanged, int Corrected, int Rejected, long? Batch, IReadOnlyList<MeterProblem> Problems);

/// <summary>The register of meters as JSON, in and out, with the names that its files have as headings.</summary>
public static class MeterApi
{
    /// <summary>What is told of a meter and cannot be set this way; multipliers and changes of the device have rows of their own.</summary>
    static readonly string[] ToldOnly = ["multipliers", "swaps"];

    /// <summary>Registers the meters of an array, by the rules of their files.</summary>
    /// <exception cref="JsonException">It is no array of objects.</exception>
    public static MeterReceipt Register(JsonElement array, Catalogue catalogue, ILedger ledger, Population population, string by, bool partial, bool dryRun, string from = "")
    {
        if (array.ValueKind != JsonValueKind.Array) throw new JsonException("an array of meters is expected, such as [{\"meter\":\"E1\",\"credit_code\":\"…\",\"carrier\":\"electricity\",\"kind\":\"counter\",\"unit\":\"kWh\"}]");
        var (register, problems, element) = (new MeterRegister(catalogue, ledger), new List<MeterProblem>(), 0);
        foreach (var one in array.EnumerateArray())
            Add(register, one, ++element, name => problems.Add(new(element, name, "", "unknown-property", "this property is not known and was not kept")));
        register.Settle(population);
        problems.AddRange(register.Problems.Select(p => new MeterProblem(p.Row, Name((MeterField)p.Column), p.Found, p.Rule, p.Hint)));
        var (tally, documents) = (register.Tally, register.Documents);
        long? batch = !dryRun && documents.Count > 0 && (partial || problems.Count == 0) ? ledger.Commit(new("计量器具台账（接口）", by, [], []) { Documents = documents, From = from }).Id : null;
        return new(tally.Read, tally.Accepted, tally.Unchanged, tally.Corrected, tally.Rejected, batch, [.. problems.OrderBy(p => p.Element)]);
    }

    /// <summary>Reads an array that Tell wrote; changes of the device are left out.</summary>
    public static IReadOnlyList<Meter> Read(JsonElement array, Catalogue catalogue)
    {
        var (register, element) = (new MeterRegister(catalogue, []), 0);
        foreach (var one in array.EnumerateArray()) Add(register, one, ++element, _ => { });
        register.Settle(new(register.Owners.Select(o => new Subject(o, o.Text, [])), catalogue.Regions, catalogue.Industries));
        var spells = array.EnumerateArray().ToDictionary(one => one.GetProperty("meter").GetString()!, one => one.TryGetProperty("multipliers", out var all)
            ? all.EnumerateArray().Select(m => new Multiplier(m.GetProperty("from") is { ValueKind: JsonValueKind.String } from ? from.GetDateTimeOffset() : null, m.GetProperty("factor").GetDouble())).ToList() : []);
        return [.. register.Meters.Values.Select(m => m with { Multipliers = spells[m.Id] })];
    }

    static void Add(MeterRegister register, JsonElement one, int element, Action<string> unknown)
    {
        if (one.ValueKind != JsonValueKind.Object) throw new JsonException($"element {element} of the array is no object");
        var cells = new Dictionary<MeterField, string>();
        foreach (var property in one.EnumerateObject())
            if (MeterFields.Of(property.Name) is { } field) cells[field] = Text(property.Value);
            else if (!ToldOnly.Contains(property.Name)) unknown(property.Name);
        register.Add(field => cells.GetValueOrDefault(field, ""), new(0, element, cells.ToDictionary(c => c.Key, c => (int)c.Key)));
    }

    /// <summary>A meter as the register tells it.</summary>
    public static IReadOnlyDictionary<string, object?> Tell(Meter meter)
    {
        var told = new Dictionary<string, object?>
        {
            ["meter"] = meter.Id,
            ["credit_code"] = meter.Owner.Text,
            ["carrier"] = meter.Carrier,
            ["kind"] = meter.Kind.ToString().ToLowerInvariant(),
            ["unit"] = meter.Unit,
            ["name"] = meter.Name,
            ["parent"] = meter.Parent,
            ["level"] = meter.Level,
            ["flow"] = meter.Flow.ToString().ToLowerInvariant(),
            ["counterparty"] = meter.Counterparty?.Text,
            ["place"] = meter.Place,
            ["interval"] = meter.Interval,
            ["stamp"] = meter.Stamp.ToString().ToLowerInvariant(),
            ["rollover"] = meter.Rollover,
            ["from"] = Time(meter.From),
            ["to"] = Time(meter.To),
            ["accuracy"] = meter.Accuracy,
            ["calibration_due"] = meter.CalibrationDue?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["capacity"] = meter.Capacity,
            ["low"] = meter.Low,
            ["high"] = meter.High,
            ["multipliers"] = meter.Multipliers.Select(m => new { from = Time(m.From), factor = m.Factor }),
            ["swaps"] = meter.Swaps.Select(s => new { at = Time(s.At), last_of_old = s.LastOfOld, first_of_new = s.FirstOfNew }),
        };
        if (meter.Multipliers.Count == 1) told["multiplier"] = meter.Multipliers[0].Factor;
        return told;
    }

    static string? Time(DateTimeOffset? time) => time?.ToOffset(China.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    /// <summary>The property of a field, as files have it in their headings.</summary>
    static string Name(MeterField field) => field switch
    {
        MeterField.Owner => "credit_code",
        MeterField.CalibrationDue => "calibration_due",
        _ => field.ToString().ToLowerInvariant(),
    };
}
