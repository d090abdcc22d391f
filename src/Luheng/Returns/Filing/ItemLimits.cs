using System.Globalization;
using Luheng.Packs;
using Luheng.Typed;

namespace Luheng.Returns;

/// <summary>What a single figure must keep to, the same in a browser's cell, a workbook and the API.</summary>
static class ItemLimits
{
    /// <summary>No amount of an enterprise or region is larger in any unit used here (design): China's electricity of a year is below it even in kilowatt-hours.</summary>
    const double Largest = 1e14;

    public static bool IsTooLarge(double value) => !(Math.Abs(value) <= Largest);

    public static Fault? Wrong(Item item, double value) =>
        IsTooLarge(value) ? new("too-large", Say(item, "too-large") with { En = string.Create(CultureInfo.InvariantCulture, $"{item.Id} ({item.Name.Zh}) of {value:R} {item.Unit} is larger than any there is; mind the unit") })
        : item.Minimum is { } least && value < least
            ? least == 0 ? new("negative", Say(item, "negative") with { En = $"{item.Id} ({item.Name.Zh}) cannot be below zero" }) : new("range", new(string.Create(CultureInfo.InvariantCulture, $"{item.Name.Zh}应不小于 {least:R} {item.Unit}"), string.Create(CultureInfo.InvariantCulture, $"{item.Id} is at least {least:R} {item.Unit}")))
            : item.Maximum is { } most && value > most ? new("range", new(string.Create(CultureInfo.InvariantCulture, $"{item.Name.Zh}应不大于 {most:R} {item.Unit}，填的是 {value:R} {item.Unit}"), string.Create(CultureInfo.InvariantCulture, $"{item.Id} ({item.Name.Zh}) is at most {most:R} {item.Unit}; found {value:R} {item.Unit}"))) : null;

    /// <summary>Reads what was typed in a cell; null for a blank one. What is wrong is said in both languages.</summary>
    public static (double? Value, string Rule, Said Text) Read(Item item, string text)
    {
        var form = Numbers.Read(text, out var value);
        if (form == NumberForm.Missing) return (null, "", Said.Nothing);
        if (form == NumberForm.Percent && item.Unit.Dimension.IsNone) value *= 0.01 / item.Unit.InBase;
        else if (form is NumberForm.Percent or NumberForm.Wrong)
            return (null, "not-a-number", ReturnProblem.Say($"“{Short(text)}”不是数；只填数字，单位（{item.Unit}）已在表中；没有的数留空", $"'{Short(text)}' is not a number; type the number alone, the unit ({item.Unit}) stands beside it; leave blank what you do not have"));
        return Wrong(item, value) is { } fault ? (null, fault.Rule, Say(item, fault.Rule)) : (value, "", Said.Nothing);
    }

    static Said Say(Item item, string rule) => rule is "too-large" ? ReturnProblem.Say($"{item.Name.Zh}大得不可能，请核对数字和单位（{item.Unit}）", $"{item.Name.En} is larger than any there is; mind the number and its unit ({item.Unit})")
        : rule is "negative" ? new($"{item.Name.Zh}不能为负", $"{item.Name.En} cannot be below zero")
        : ReturnProblem.Say($"{item.Name.Zh}应在 {item.Minimum} 至 {item.Maximum} {item.Unit} 之间", $"{item.Name.En} lies between {item.Minimum} and {item.Maximum} {item.Unit}");

    static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
