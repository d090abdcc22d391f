using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Luheng.Lists;

namespace Luheng.Tests.Lists;

/// <summary>Published lists come in as they are; whatever is odd or refused is told, and nothing comes in twice.</summary>
public sealed class ListImportTests : IDisposable
{
    readonly ListBed bed = new();

    public void Dispose() => bed.Dispose();

    [Theory]
    [InlineData("green-factory", "green-factories.csv", 28, 0)]
    [InlineData("green-park", "green-parks.csv", 12, 0)]
    [InlineData("green-supply-chain", "green-supply-chains.csv", 8, 0)]
    [InlineData("green-product", "green-products.csv", 16, 3)]
    public void A_real_excerpt_comes_in_and_a_second_time_changes_nothing(string list, string file, int rows, int refused)
    {
        var (first, sheet) = bed.Import(list, ListBed.Sample(file), new() { Partial = true });
        Assert.Equal((rows, refused), (first.Read, first.Rejected));
        Assert.Equal(rows - refused, first.Accepted + first.Unchanged);
        Assert.Equal(first.Accepted, bed.Book.Of(list).Count());
        var (second, again) = bed.Import(list, ListBed.Sample(file), new() { Partial = true });
        Assert.Equal((0, first.Accepted + first.Unchanged, (long?)null), (second.Accepted, second.Unchanged, second.Batch));
        Assert.Equal(sheet.Oddities, again.Oddities);
    }

    [Fact]
    public void The_spellings_of_a_region_count_in_its_province_and_are_told()
    {
        var (_, sheet) = bed.Import("green-factory", ListBed.Sample("green-factories.csv"));
        var regions = bed.Book.Of("green-factory").GroupBy(e => e.Written).ToDictionary(g => g.Key!, g => g.Select(e => e.Region).Distinct().Single());
        Assert.Equal(("150000", "150000", "650000", "650000", "440000"), (regions["内蒙"], regions["内蒙古"], regions["新疆兵团"], regions["兵团"], regions["深圳"]));
        Assert.Contains(sheet.Oddities, o => o.Found == "深圳" && o.Says.Zh.Contains("计入广东", StringComparison.Ordinal));
        Assert.DoesNotContain(sheet.Oddities, o => o.Found == "内蒙古");
    }

    [Fact]
    public void Blanks_within_a_name_go_and_those_between_words_stay()
    {
        bed.Import("green-factory", ListBed.Sample("green-factories.csv"));
        bed.Import("green-supply-chain", ListBed.Sample("green-supply-chains.csv"));
        var names = bed.Book.All.Select(e => e.Member).ToList();
        Assert.Contains("日立电梯（成都）有限公司", names);
        Assert.Contains("江苏太古可口可乐饮料有限公司", names);
        Assert.Contains("TCL 集团股份有限公司", names);
    }

    [Fact]
    public void A_product_without_its_maker_is_refused_with_its_row_and_nothing_is_stored_unless_asked()
    {
        var (result, sheet) = bed.Import("green-product", ListBed.Sample("green-products.csv"));
        Assert.Null(result.Batch);
        Assert.Equal(["list-member", "list-member", "list-member"], result.Problems.Select(p => p.Rule));
        Assert.Contains(result.Problems, p => p.Hint.Contains("the rest of another one's text", StringComparison.Ordinal));
        Assert.All(result.Problems, p => Assert.NotNull(p.Row));
        Assert.Contains(sheet.Oddities, o => o.Says.Zh.Contains("不是地区", StringComparison.Ordinal));
        Assert.Empty(bed.Book.All);
    }

    [Fact]
    public void The_same_row_twice_the_same_firm_in_two_batches_and_a_strange_batch_are_told()
    {
        var (result, sheet) = bed.ImportText("green-factory", "地区,工厂名称,批次\n四川,甲钢铁有限公司,1\n四川,甲钢铁有限公司,1\n四川,甲钢铁有限责任公司,3\n四川,乙水泥有限公司,99\n");
        Assert.Equal((4, 2, 2), (result.Read, result.Accepted, result.Unchanged));
        Assert.Equal(["twice", "batches", "batch", "no-day"], sheet.Oddities.Select(o => o.Kind));
        Assert.Null(bed.Book.All.Single(e => e.Member.StartsWith('乙')).Since);
    }

    [Fact]
    public void Missing_columns_and_unknown_ones_are_told_once()
    {
        var (result, sheet) = bed.ImportText("green-park", "园区,评语\n某园区,好\n另一园区,好\n");
        Assert.Equal(2, result.Accepted);
        Assert.Equal(["评语", "地区", "批次"], sheet.Oddities.Where(o => o.Row == 0).Select(o => o.Found));
    }

    [Fact]
    public void A_file_of_another_kind_is_not_a_list()
    {
        var (result, _) = bed.ImportText("green-product", "地区,工厂名称,批次\n四川,甲钢铁有限公司,1\n");
        Assert.Equal("unknown-layout", Assert.Single(result.Problems).Rule);
    }

    [Fact]
    public void The_encoding_of_an_old_spreadsheet_is_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        bed.ImportText("green-factory", "地区,工厂名称,批次\n四川,成都示例钢铁有限公司,1\n", encoding: Encoding.GetEncoding("GB18030"));
        Assert.Equal("成都示例钢铁有限公司", bed.Book.All.Single().Member);
    }

    [Fact]
    public void A_credit_code_in_the_file_says_whom_it_means_and_an_exit_comes_by_the_same_door()
    {
        var firm = bed.Firm(1, "甲钢铁有限公司");
        var head = "企业名称,统一社会信用代码,列入日期,文件,退出日期,退出情形,退出文件\n";
        bed.ImportText("key-user", head + $"甲钢铁有限公司,{firm},2024-05-01,通知,,,\n");
        var entry = Assert.Single(bed.Book.About(firm));
        Assert.Equal((MatchKind.Confirmed, new DateOnly(2024, 5, 1)), (entry.Matched, entry.Since));
        var (result, _) = bed.ImportText("key-user", head + $"甲钢铁有限公司,{firm},2024-05-01,通知,2025-02-01,below,通知二\n");
        Assert.Equal((1, 1), (result.Accepted, result.Corrected));
        Assert.Equal((new DateOnly(2025, 2, 1), "below", "通知二"), (bed.Book.About(firm).Single().To, bed.Book.About(firm).Single().Ground, bed.Book.About(firm).Single().LeftBy));
    }

    [Fact]
    public void An_import_is_taken_back_as_a_unit()
    {
        var (result, _) = bed.Import("green-park", ListBed.Sample("green-parks.csv"));
        Assert.Equal(12, bed.Book.All.Count());
        bed.Ledger.Undo(result.Batch!.Value, "tester");
        bed.Book.Recount();
        Assert.Empty(bed.Book.All);
    }

    [Fact]
    public void However_rows_are_shuffled_and_repeated_the_same_members_stand()
    {
        string[] names = ["甲钢铁有限公司", "乙水泥（成都）有限公司", "丙化工股份有限公司", "丁铝业有限责任公司"];
        var rows = from order in Gen.Shuffle(names) from extra in Gen.ListOf(Gen.Elements(names)) select order.Concat(extra).ToList();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(rows.ToArbitrary(), some =>
        {
            using var own = new ListBed();
            own.ImportText("green-factory", "地区,工厂名称,批次\n" + string.Concat(some.Select(n => $"四川,{n},1\n")));
            own.ImportText("green-factory", "地区,工厂名称,批次\n" + string.Concat(some.AsEnumerable().Reverse().Select(n => $"四川,{n},1\n")));
            return own.Book.All.Select(e => e.Member).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal));
        }));
    }
}
