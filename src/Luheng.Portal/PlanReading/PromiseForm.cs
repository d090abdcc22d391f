using System.Globalization;
using Luheng.Packs;
using Luheng.PlanReading;
using Luheng.PlanReading.Confirming;
using Luheng.Portal.Access;
using Luheng.Portal.Shell;

namespace Luheng.Portal.PlanReading;

/// <summary>Reads what was typed about a find; says every field that cannot be read.</summary>
static class PromiseForm
{
    const int Longest = 300;

    public static (Promise Promise, IReadOnlyList<string> Wrong) Read(Posted form, Promise before, Catalogue catalogue, Reader reader)
    {
        var wrong = new List<string>();
        double? Number(string name, Said label)
        {
            var typed = form.Line(name, Longest).Replace('−', '-').Replace("％", "", StringComparison.Ordinal).TrimEnd('%', ' ');
            if (typed is "") return null;
            if (double.TryParse(typed, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
            wrong.Add(reader.Say(ReadingWords.NotANumber, reader[label], form[name]));
            return null;
        }
        int? Year(string name, Said label) => Number(name, label) is { } year ? (int)year : null;
        string? Line(string name) => form.Line(name, Longest) is { Length: > 0 } line ? line : null;

        string? indicator = null;
        if (Line("indicator") is { } named)
        {
            if (IndicatorSearch.Named(catalogue, named) is { } item) indicator = item.Id;
            else wrong.Add(reader.Say(ReadingWords.UnknownIndicator, named, string.Join("、", IndicatorSearch.Find(catalogue, named, 5).Select(i => $"{i.Id} {reader[i.Name]}"))));
        }
        var kind = Enum.TryParse<FindKind>(form["kind"], true, out var k) && Enum.IsDefined(k) ? k : before.Kind;
        var promise = new Promise(kind, new(Line("name") ?? "", Line("name_en") ?? ""))
        {
            Indicator = indicator,
            WhyNoIndicator = indicator is null && Line("why_none") is { } none ? new(none, Line("why_none_en") ?? (none == ReadingWords.WhyNoneHint.Zh ? ReadingWords.WhyNoneHint.En : "")) : null,
            Measure = kind != FindKind.Target ? null : Enum.TryParse<TargetKind>(form["measure"], true, out var measure) && Enum.IsDefined(measure) ? measure : null,
            Comparator = form["comparator"] is "=" or ">=" or "<=" or ">" or "<" or "≈" ? form["comparator"] : "=",
            By = Number("by", ReadingWords.By),
            ChangeUnit = Line("change_unit") ?? "",
            Level = Number("level", ReadingWords.Level),
            Upper = Number("upper", ReadingWords.Upper),
            Unit = Line("unit") ?? "",
            Base = Number("base", ReadingWords.Base),
            BaseYear = Year("base_year", ReadingWords.BaseYear),
            Year = Year("year", ReadingWords.Year),
            Quarter = Line("quarter")?.ToUpperInvariant(),
            Due = form.Day("due"),
            Owner = Line("owner") ?? "",
            Scope = Line("scope") ?? "",
            Basis = Enum.TryParse<EnergyBasis>(form["basis"], true, out var basis) && Enum.IsDefined(basis) ? basis : EnergyBasis.None,
            PriceBase = Line("price_base"),
            Note = Line("note") ?? "",
        };
        return (promise, wrong);
    }
}
