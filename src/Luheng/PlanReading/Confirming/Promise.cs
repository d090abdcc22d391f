using System.Globalization;
using Luheng.Packs;

namespace Luheng.PlanReading.Confirming;

/// <summary>What a place in a plan promises, reports or asks, as an officer sees it: every field that can be put right.</summary>
public sealed record Promise(FindKind Kind, Said Name)
{
    public string? Indicator { get; init; }

    /// <summary>Why no indicator measures it; asked for where a target has none.</summary>
    public Said? WhyNoIndicator { get; init; }
    public TargetKind? Measure { get; init; }
    public string Comparator { get; init; } = "=";

    /// <summary>The signed change in <see cref="ChangeUnit"/>.</summary>
    public double? By { get; init; }
    public string ChangeUnit { get; init; } = "";
    public double? Level { get; init; }

    /// <summary>The upper end, where the plan states a range; of the level, or without one of the size of the change.</summary>
    public double? Upper { get; init; }
    public string Unit { get; init; } = "";
    public double? Base { get; init; }
    public int? BaseYear { get; init; }
    public int? Year { get; init; }

    /// <summary>For a task: the quarter or the day it is due, and who is to do it.</summary>
    public string? Quarter { get; init; }
    public DateOnly? Due { get; init; }
    public string Owner { get; init; } = "";
    public string Scope { get; init; } = "";
    public EnergyBasis Basis { get; init; }
    public string? PriceBase { get; init; }
    public string Note { get; init; } = "";

    /// <summary>As the reader found it, named by the indicator's English name where there is one.</summary>
    public static Promise Of(Find find, Catalogue catalogue)
    {
        var item = find.Indicator is { } id ? catalogue.Items.GetValueOrDefault(id) : null;
        return new(find.Kind, new(find.Phrase, item?.Name.En ?? ""))
        {
            Indicator = item?.Id,
            Measure = find.Measure,
            Comparator = find.Comparator,
            By = find.By,
            ChangeUnit = find.ChangeUnit,
            Level = find.Level,
            Upper = find.Upper,
            Unit = find.Unit,
            Base = find.Base,
            BaseYear = find.BaseYear,
            Year = find.Year,
            Quarter = find.Quarter,
            Owner = find.Owner,
            Scope = find.Scope,
            Basis = BasisOf(find, item),
            PriceBase = !InPrices(find, item) ? null : find.PriceYear is { } year ? year.ToString(CultureInfo.InvariantCulture) : find.Kind == FindKind.Target ? "unknown" : null,
        };
    }

    /// <summary>What the words say; where an energy indicator's plan says nothing it stays unknown until an officer confirms it.</summary>
    /// <remarks>二氧化碳当量 in the same sentence says nothing of how electricity is counted.</remarks>
    static EnergyBasis BasisOf(Find find, Item? item) => !IsEnergy(find, item) ? EnergyBasis.None : find.Basis switch
    {
        { } said when said.Contains("等价", StringComparison.Ordinal) => EnergyBasis.Equivalent,
        { } said when said.Contains("当量", StringComparison.Ordinal) => EnergyBasis.Calorific,
        _ => find.Kind == FindKind.Target ? EnergyBasis.Unknown : EnergyBasis.None,
    };

    static bool IsEnergy(Find find, Item? item) => item is not null ? item.Id.StartsWith("energy.", StringComparison.Ordinal) || item.Id.StartsWith("product.unit_energy", StringComparison.Ordinal)
        : find.Phrase.Contains("能耗", StringComparison.Ordinal) || find.Phrase.Contains("能源消", StringComparison.Ordinal);

    static bool InPrices(Find find, Item? item) => item?.Id.Contains("value_added", StringComparison.Ordinal) == true || find.Phrase.Contains("增加值", StringComparison.Ordinal) || find.Phrase.Contains("产值", StringComparison.Ordinal);

    /// <summary>With the answer to what the text left open.</summary>
    public Promise Answered(Question question, string answer) => question.Field.ToLowerInvariant() switch
    {
        "measure" or "kind" or "unit" or "changeunit" or "change_unit" when IsPoints(answer) => this with { Measure = TargetKind.Points, ChangeUnit = "百分点" },
        "measure" or "kind" or "unit" or "changeunit" or "change_unit" when IsShare(answer) => this with { Measure = TargetKind.Change, ChangeUnit = "%" },
        "unit" => this with { Unit = answer },
        "measure" when Enum.TryParse<TargetKind>(answer, true, out var measure) => this with { Measure = measure },
        "kind" when Enum.TryParse<FindKind>(answer, true, out var kind) => this with { Kind = kind },
        "basis" => this with { Basis = answer.Contains("等价", StringComparison.Ordinal) ? EnergyBasis.Equivalent : answer.Contains("当量", StringComparison.Ordinal) ? EnergyBasis.Calorific : EnergyBasis.Unknown },
        "baseyear" or "base_year" when YearIn(answer) is { } year => this with { BaseYear = year },
        "year" when YearIn(answer) is { } year => this with { Year = year },
        "indicator" => this with { Indicator = answer },
        "scope" => this with { Scope = answer },
        _ => this with { Note = Note is "" ? $"{question.Words}：{answer}" : $"{Note}；{question.Words}：{answer}" },
    };

    static bool IsPoints(string answer) => answer.Contains("百分点", StringComparison.Ordinal) || answer.Equals("points", StringComparison.OrdinalIgnoreCase);

    static bool IsShare(string answer) => answer.Contains('%', StringComparison.Ordinal) || answer.Contains('％', StringComparison.Ordinal) || answer.Contains("百分比", StringComparison.Ordinal) || answer.Contains("变化率", StringComparison.Ordinal) || answer is "percent" or "change";

    static int? YearIn(string answer) => int.TryParse(new string([.. answer.Where(char.IsAsciiDigit)]), out var year) && year is > 1900 and < 2200 ? year : null;
}
