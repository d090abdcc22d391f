namespace Luheng.Tests.Returns;

/// <summary>Makes samples/broken.xlsx: a workbook with one of nearly everything that goes wrong.</summary>
static class BrokenSample
{
    const string Mill = "91990101MA0C1D2E6W", Works = "91990101MA0C1D3F01";

    public static void Make(string file)
    {
        object?[] Row(string subject, string item, object? period, object? value, string? unit) => [subject, item, period, value, unit];
        WorkbookFile.Write(file,
            ("登记", [["统一社会信用代码", "企业名称", "行政区划代码", "行业代码"],
                ["91990101MA0C1D4G50", "校验码错误", "990101", "3120"], ["91990101MA0C1D5HX8", "地区错误", "990199", "3120"], ["91990102MA0C1D6J2R", "行业错误", "990102", "9999"]]),
            ("数据", [["企业能源数据（故意含错，用于演示；演示数据）"], ["subject", "item", "period", "value", "unit"],
                Row(Mill, "energy.consumed.raw-coal", "2024-03", "1，0000", "t"), Row(Mill, "energy.consumed.raw-coal", "2024年2月", -5, "t"),
                Row(Mill, "energy.consumed.raw-coal", "2024-01", 12, "kWh"), Row(Mill, "energy.consumed.raw-cole", "2024-01", 12, "t"),
                Row(Mill, "energy.consumed.heat", "2024-13", 1, "GJ"), Row(Mill, "energy.consumed.heat", "2099-01", 1, "GJ"),
                Row(Mill, "energy.consumed.heat", "2024-03", new WorkbookFile.Error("#DIV/0!"), "GJ"), Row(Mill, "energy.consumed.heat", "2024-02", new WorkbookFile.NoValue("B1*2"), "GJ"),
                Row(Mill, "energy.consumed.electricity", "2024-03", 3000, "万kWh"), Row(Mill, "energy.consumed.electricity", new DateOnly(2024, 3, 1), 3000, "万kWh"),
                Row(Mill, "energy.consumed.electricity", "2024-02", 1, "度电"), Row(Mill, "energy.comprehensive", "2024-03", 19308.33, "tce"),
                Row(Works, "energy.consumed.natural-gas", "2024-03", 500, "万m³"), Row("91990102MA0C1D7K70", "energy.consumed.heat", "2024-03", 1, "GJ")]),
            ("说明", [["本工作簿故意含错。", "This workbook is broken on purpose."]]));
    }
}
