using System.Globalization;
using System.Text;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.PlanReading.Confirming;

/// <summary>Writes entries of a plan's pack as YAML, each text quoted so that nothing a plan says is read as anything else.</summary>
sealed class PackText
{
    readonly StringBuilder text = new();

    public PackText Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Begins an entry of a list.</summary>
    public PackText Entry(string key, string value) => Line($"  - {key}: {value}");

    public PackText Field(string key, string? value) => value is null or "" ? this : Line($"    {key}: {value}");

    public PackText Words(string key, string? value) => value is null or "" ? this : Field(key, Quoted(value));

    public PackText Said(string key, Said? said) => said is null || said.Zh is "" ? this : Field(key, Both(said));

    public PackText Year(string key, int? year) => Field(key, year?.ToString(CultureInfo.InvariantCulture));

    public PackText Amount(string key, double? amount, string unit) => Field(key, amount is { } number ? Quoted($"{Number(number)} {unit}".TrimEnd()) : null);

    public override string ToString() => text.ToString();

    public static string Both(Said said) => said.En is "" ? $"{{zh: {Quoted(said.Zh)}}}" : $"{{zh: {Quoted(said.Zh)}, en: {Quoted(said.En)}}}";

    public static string Number(double number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>A double-quoted YAML text on one line.</summary>
    public static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
            quoted.Append(c switch { '"' => "\\\"", '\\' => @"\\", '\n' or '\r' or '\t' => " ", _ when char.IsControl(c) => "", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }

    /// <summary>The day a task is due: as said, else the end of its quarter, else of its year.</summary>
    public static DateOnly? Due(Promise promise) => promise.Due
        ?? (promise.Quarter is { } quarter && Period.TryParse(quarter, out var period) && period.Kind == PeriodKind.Quarter ? period.Last : (DateOnly?)null)
        ?? (promise.Year is { } year and > 1900 and < 2200 ? new DateOnly(year, 12, 31) : (DateOnly?)null);
}
