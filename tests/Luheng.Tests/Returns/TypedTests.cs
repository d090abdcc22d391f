using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Returns;
using Luheng.Time;
using Luheng.Typed;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

public class TypedTests
{
    [Fact]
    public void Every_number_reads_back_from_its_own_text_and_with_separators() =>
        Prop.ForAll<NormalFloat, int>((exact, whole) =>
        {
            var number = exact.Get;
            var plain = Numbers.Read(number.ToString("R", CultureInfo.InvariantCulture), out var first);
            Numbers.Read(whole.ToString("N2", CultureInfo.InvariantCulture), out var second);
            return plain == NumberForm.Plain && first == number && second == whole;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_month_reads_the_same_in_every_way_people_write_it() =>
        Prop.ForAll(Gen.Choose(0, 299).ToArbitrary(), months =>
        {
            var day = new DateOnly(2000, 1, 1).AddMonths(months);
            var month = Period.Month(day.Year, day.Month);
            Luheng.Returns.Cell[] ways =
            [
                Luheng.Returns.Cell.Of($"{day:yyyy-MM}"), Luheng.Returns.Cell.Of($"{day:yyyy年M月}"), Luheng.Returns.Cell.Of($"{day:yyyy/M}"), Luheng.Returns.Cell.Of($"{day:yyyyMM}"),
                Luheng.Returns.Cell.Of(day.Year * 100d + day.Month), Luheng.Returns.Cell.Of(day.ToDateTime(TimeOnly.MinValue)), Luheng.Returns.Cell.Of(day.ToDateTime(TimeOnly.MinValue).ToOADate()),
            ];
            return ways.All(w => Periods.TryRead(w, out var read, out _) && read == month);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_stands_in_the_cells_an_import_ends_with_its_sums_right()
    {
        using var bed = WithMill();
        string[] odd = ["", "-", "—", "2024-03", "45352", "1,234", "12%", "t", "kg", "\u200b", "　", "()", "[", "统一社会信用代码", "报告期", "表号", "205-1", Mill, Mill + "/", "sector:", "park:", "/", "energy.consumed.heat", "原煤消费量", "消费量", "名称", "1e308", "#REF!"];
        var cell = Gen.OneOf(Gen.Elements(odd), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        var heading = Gen.Elements("subject,item,period,value,unit", "credit_code,name,region,industry,from", "credit_code,period,energy.consumed.heat,energy.paid.heat (元),x.y", "a,b,c,d,e");
        var sheet = from head in heading from rows in cell.ArrayOf(5).ListOf(6) select (head, rows);
        Prop.ForAll(sheet.ToArbitrary(), s =>
        {
            var text = s.head + "\n" + string.Concat(s.rows.Select(r => string.Join(',', r.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
            var result = bed.Csv(text, new() { DryRun = true });
            return result.Read == result.Accepted + result.Unchanged + result.Rejected && (result.Rejected == 0 || result.Problems.Count > 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Column_letters_read_back() =>
        Prop.ForAll(Gen.Choose(0, 16_383).ToArbitrary(), c => CellPosition.ColumnOf(CellPosition.Letters(c) + "7") == c).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("energy.consumed.rawcoal", "energy.consumed.raw-coal")]
    [InlineData("energy.consumed.raw-caol", "energy.consumed.raw-coal")]
    public void Near_words_are_found(string typed, string meant) => Assert.Contains(meant, Near.Of(typed, Catalogue.Items.Keys));
}
