using System.Globalization;
using System.Text.RegularExpressions;
using Luheng.Packs;
using Luheng.Planning;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Packs;

/// <summary>The 43 sums inside the plans, against the table worked out beside the documents.</summary>
public partial class PlanChecksTableTests
{
    public static TheoryData<string> Ids()
    {
        var ids = new TheoryData<string>();
        foreach (var row in Table("plan_arithmetic_checks.csv")) ids.Add(row("check_id"));
        return ids;
    }

    static CheckResult Result(Catalogue catalogue, string id) => catalogue.Plans.Values.SelectMany(p => PlanChecks.Of(catalogue, p)).First(c => c.Check.Id == id);

    [Fact]
    public void There_are_43_and_each_is_written_once() =>
        Assert.Equal(Table("plan_arithmetic_checks.csv").Select(r => r("check_id")), Rules.Plans.Values.SelectMany(p => p.Checks).Select(c => c.Id).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void A_check_computes_what_the_table_says_to_its_printed_digits(string id)
    {
        var row = Table("plan_arithmetic_checks.csv").Single(r => r("check_id") == id);
        var result = Result(Rules, id);
        var digits = row("computed").Contains('.', StringComparison.Ordinal) ? row("computed").Split('.')[1].Length : 0;
        Assert.Equal(double.Parse(row("computed"), CultureInfo.InvariantCulture), result.Computed, Math.Pow(10, -digits) / 2 + 1e-9);

        double? stated = row("stated") is "" ? null : double.Parse(row("stated"), CultureInfo.InvariantCulture);
        Assert.Equal(stated.HasValue, result.Stated.HasValue);
        if (stated is { } figure) Assert.Equal(figure, result.Stated!.Value, 1e-9);
        Assert.Equal(row("verdict") switch { "PASS" => true, "FAIL" => false, _ => (bool?)null }, result.Holds);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_check_writes_out_no_figure_but_0_1_100_and_years(string id)
    {
        var check = Result(Rules, id).Check;
        foreach (Match number in Number().Matches(check.Formula))
            Assert.True(number.Value is "0" or "1" or "100" || number.Value.Length == 4, $"{id}: {check.Formula} holds {number.Value}");
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_.\-])\d+(\.\d+)?")]
    private static partial Regex Number();

    [Theory, MemberData(nameof(Ids))]
    public void Changing_any_row_a_check_reads_changes_it(string id)
    {
        var before = Result(Rules, id);
        foreach (var input in before.Inputs.Where(i => Luheng.Formulas.RowFormula.Read(before.Check.Formula).Fields.Any(f => $"{f.Row}.{f.Field}" == i.Name) && !i.Name.EndsWith("year", StringComparison.Ordinal)))
        {
            var (row, field) = (input.Name.Split('.')[0], input.Name.Split('.')[1]);
            var after = Result(PackLoader.Load(WithAnother(row, field, input.Value.Amount)), id);
            Assert.True(Math.Abs(after.Computed - before.Computed) > 1e-6, $"{id} does not move with {input.Name}");
        }
    }

    /// <summary>The packs with one figure of one row raised by a tenth, in its text.</summary>
    static PackFiles WithAnother(string row, string field, double amount)
    {
        var plan = Rules.Plans.Values.Single(p => Files.TextOf(PlanFile(p.Id)).Contains($"row: {row}\n", StringComparison.Ordinal));
        var text = Files.TextOf(PlanFile(plan.Id));
        var at = text.IndexOf($"row: {row}\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
        var entry = text[at..end];
        var key = field == "value" && !entry.Contains("    value:", StringComparison.Ordinal) ? "reach" : field;
        if (field == "by" && !entry.Contains("    by:", StringComparison.Ordinal)) key = "value";
        var changed = Regex.Replace(entry, $@"(?<=    {key}: )-?[\d.]+", (amount * 1.1).ToString("0.######", CultureInfo.InvariantCulture));
        Assert.NotEqual(entry, changed);
        return Files.With(PlanFile(plan.Id), text[..at] + changed + text[end..]);
    }
}
