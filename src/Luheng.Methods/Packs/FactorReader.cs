using Luheng.Quantities;

namespace Luheng.Packs;

/// <summary>Reads a factor with its dated values; overlapping dates of one region are a problem.</summary>
static class FactorReader
{
    public static Factor Read(PackPage page)
    {
        var (id, unit, measuredBy) = (page.Text("id"), page.Unit(), page.Optional("measured_by"));
        var (name, family) = (page.Said("name", required: false), page.Said("family_name", required: false));
        page.Said("note", required: false);
        var values = page.Inners("values").Select(v => ReadValue(v, unit)).OrderBy(v => v.From).ToList();
        if (values.Count == 0) page.Report($"factor '{id}' has no values", "values: [{from: 2021-04-01, value: …, source: …, confidence: …}]");
        foreach (var region in values.GroupBy(v => v.Region))
            foreach (var (earlier, later) in region.Zip(region.Skip(1)))
                if (earlier.To is null || earlier.To >= later.From)
                    page.Report($"factor '{id}': the value from {earlier.From:yyyy-MM-dd} to {(earlier.To is { } to ? $"{to:yyyy-MM-dd}" : "no end")} overlaps the one from {later.From:yyyy-MM-dd}",
                        $"to: {later.From.AddDays(-1):yyyy-MM-dd} or earlier", "values");
        page.Done();
        return new(id, unit, measuredBy, values, page.Place) { Name = name, FamilyName = family };
    }

    static FactorValue ReadValue(PackPage page, Unit unit)
    {
        var value = new FactorValue(page.Date("from") ?? DateOnly.MinValue, page.Date("to"), page.Optional("region"),
            page.Number("value"), page.Number("low"), page.Number("high"),
            page.Source(), page.Choice("confidence", Confidence.Design), page.Optional("note") ?? page.Inner("note")?.Optional("zh"));
        if (value.To < value.From) page.Report($"a value ends on {value.To:yyyy-MM-dd}, before it begins on {value.From:yyyy-MM-dd}", $"to: {value.From:yyyy-MM-dd} or later", "to");
        if (!page.Has("from")) page.Report("a value has no date", "from: 2021-04-01, the day it comes into force");
        if (!page.Has("confidence")) page.Report("a value does not say how sure it is", "confidence: confirmed, secondary, recalled, derived or design");
        if (value.Value is null && value.Low is null && !page.Flag("measured_only")) page.Report("a value has neither a number nor a range", $"value: … in {unit}, low: and high:, or measured_only: true");
        page.Flag("measured_only");
        page.Done();
        return value;
    }
}
