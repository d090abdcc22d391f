using System.Text;
using Luheng.Yearbooks;

namespace Luheng.Tests.Yearbooks;

public sealed class PublishedTableTests
{
    static PublishedTable Of(params string[] rows) => PublishedTable.Of("", [.. rows.Select(r => (IReadOnlyList<string>)r.Split('|'))]);

    [Fact]
    public void Title_units_headings_and_footnotes_are_told_from_figures()
    {
        var table = Of("表5 综合能源消费量（2023年）|||", "|||单位：万吨标准煤", "地区|2022年|2023年|比上年增长(%)", "甲市|38.1|38.9|2.1", "乙市|…|—|", "注：演示。|||");
        Assert.Equal(("表5 综合能源消费量（2023年）", "万吨标准煤", 2, 3, 1), (table.Title, table.Unit, table.FirstHeading, table.FirstFigures, table.Labels));
        Assert.Equal(["甲市", "乙市"], table.Rows.Select(table.Label));
        Assert.Equal(["2022年", "2023年", "比上年增长(%)"], table.Columns.Select(table.Heading));
    }

    [Fact]
    public void Merged_headings_and_labels_hold_for_all_they_cover_and_years_are_headings()
    {
        var table = Of("地区|指标|能源消费量||用水量|", "||2022|2023|2022|2023", "甲市|总量|1|2|3|4", "|工业|5|6|7|8", "乙市|总量|9|10|11|12");
        Assert.Equal(["能源消费量·2022", "能源消费量·2023", "用水量·2022", "用水量·2023"], table.Columns.Select(table.Heading));
        Assert.Equal(["甲市·总量", "甲市·工业", "乙市·总量"], table.Rows.Select(table.Label));
    }

    [Fact]
    public void Years_down_are_labels()
    {
        var table = Of("年份|能源消费量（万吨标准煤）|用水量（亿立方米）", "2021|38.1|2.1", "2022|38.9|2.0");
        Assert.Equal(1, table.FirstFigures);
        Assert.Equal(["2021", "2022"], table.Rows.Select(table.Label));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void A_page_gives_its_tables_with_spans_filled_and_nothing_run(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Page = """
            <script>document.write("<table><tr><td>假</td><td>1</td></tr></table>")</script>
            <table><tr><th rowspan=2>行业</th><th colspan="2">能耗&nbsp;（万吨标准煤）</th></tr><tr><th>2023年</th><th>2024年</th></tr>
            <tr><td>化工</td><td>68.2</td><td>70<sup></sup>.6</td></tr></table>
            """;
        var table = Assert.Single(HtmlTables.Read(Encoding.GetEncoding(encoding).GetBytes(Page)));
        Assert.Equal(["能耗 （万吨标准煤）·2023年", "能耗 （万吨标准煤）·2024年"], table.Columns.Select(table.Heading));
        Assert.Equal("70.6", table.At(2, 2));
        Assert.Equal("B3", PublishedTable.Place(2, 1));
    }

    [Fact]
    public void Next_years_table_has_the_same_keys_and_what_changed_is_named()
    {
        var mapping = new YearbookMapping("m", "表5", "年鉴") { Columns = [.. Entries("2022年", "2023年", "比上年增长(%)")], Rows = [.. Entries("甲市", "乙市")], PrintedUnit = "万吨标准煤" };
        var same = Of("|单位：万吨标准煤||", "地区|2023年|2024年|比上年增长(%)", "甲市|1|2|3", "乙市|1|2|3");
        Assert.Empty(mapping.Changed(same));
        var other = Of("|单位：吨标准煤||", "地区|2023年|2024年|增加值(亿元)", "甲市|1|2|3", "丙市|1|2|3");
        Assert.Equal(["多了列“增加值(亿元)”", "少了列“比上年增长(%)”", "多了行“丙市”", "少了行“乙市”", "单位行由“万吨标准煤”变为“吨标准煤”"], mapping.Changed(other));

        static IEnumerable<YearbookEntry> Entries(params string[] texts) => YearbookMapping.Keys(texts).Zip(texts).DistinctBy(e => e.First).Select(e => new YearbookEntry(e.First) { Text = e.Second });
    }
}
