using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>A cell worked by hand: the formula a spreadsheet computes, and what decimal arithmetic makes of it.</summary>
sealed record HandCell(string Address, string? Formula, decimal? Value, string? Text);

/// <summary>A province of six cities broken down by potential the way an officer would in a spreadsheet: round by round, cutting at the bounds. It knows nothing of the engine.</summary>
static class TreeWorkbook
{
    public const int First = 2, Last = 7;
    const int Years = 5, Rounds = 4;

    /// <summary>City, base-year energy in tce, value added in 亿元, yearly growth, potential.</summary>
    public static readonly (string City, decimal Energy, decimal Added, decimal Growth, decimal Potential)[] Given =
    [
        ("990100", 6_400_000m, 620m, 0.062m, 0.22m), ("990200", 3_100_000m, 560m, 0.062m, 0.05m), ("990300", 11_500_000m, 780m, 0.057m, 0.31m),
        ("990400", 2_600_000m, 330m, 0.058m, 0.16m), ("990500", 5_200_000m, 1_750m, 0.0645m, 0.02m), ("990600", 8_400_000m, 820m, 0.0615m, 0.19m),
    ];

    public const decimal Asked = -0.14m, Least = 0.7m, Most = 1.3m;

    public static IReadOnlyList<HandCell> Cells()
    {
        var cells = new List<HandCell>();
        void Put(string address, string? formula, decimal value) => cells.Add(new(address, formula, value, null));
        string[] heads = ["城市", "基期能耗（tce）", "增加值（亿元）", "年均增速", "增长倍数 G", "E·G", "权重 w", "潜力 p", "下限", "上限", "第一轮", "未触界", "第二轮", "未触界", "第三轮", "未触界", "第四轮", "未触界", "目标（%）", "统一降幅（%）"];
        for (var c = 0; c < heads.Length; c++) cells.Add(new($"{(char)('A' + c)}1", null, null, heads[c]));
        string Range(char column) => $"{column}{First}:{column}{Last}";

        decimal[] grown = [.. Given.Select(g => Power(1 + g.Growth, Years))], unchanged = [.. Given.Select((g, i) => g.Energy * grown[i])];
        var (sum, energy, added, made) = (unchanged.Sum(), Given.Sum(g => g.Energy), Given.Sum(g => g.Added), Given.Select((g, i) => g.Added * grown[i]).Sum());
        decimal[] weights = [.. unchanged.Select(u => u / sum)];
        var structure = sum / energy / (made / added);
        var effort = 1 - (1 + Asked) / structure;
        var (least, most) = (Least * effort, Most * effort);

        Put("B10", null, Asked);
        Put("B11", $"(SUM({Range('F')})/SUM({Range('B')}))/(SUMPRODUCT({Range('C')},{Range('E')})/SUM({Range('C')}))", structure);
        Put("B12", "1-(1+B10)/B11", effort);
        Put("B18", null, Least);
        Put("B19", null, Most);
        foreach (var (row, label) in new[] { (10, "上级目标"), (11, "结构因子 S"), (12, "平均降幅"), (13, "λ 第一轮"), (14, "λ 第二轮"), (15, "λ 第三轮"), (16, "λ 第四轮"), (18, "下限倍数"), (19, "上限倍数"), (21, "推算上级"), (22, "残差"), (24, "示例：虚构的省和数据") })
            cells.Add(new($"A{row}", null, null, label));
        for (var i = 0; i < Given.Length; i++)
        {
            var r = First + i;
            cells.Add(new($"A{r}", null, null, Given[i].City));
            Put($"B{r}", null, Given[i].Energy);
            Put($"C{r}", null, Given[i].Added);
            Put($"D{r}", null, Given[i].Growth);
            Put($"E{r}", $"(1+D{r})^{Years}", grown[i]);
            Put($"F{r}", $"B{r}*E{r}", unchanged[i]);
            Put($"G{r}", $"F{r}/SUM(F${First}:F${Last})", weights[i]);
            Put($"H{r}", null, Given[i].Potential);
            Put($"I{r}", "B$18*B$12", least);
            Put($"J{r}", "B$19*B$12", most);
        }

        // Round by round: those at a bound stay there, the others share what is left.
        decimal[] now = new decimal[Given.Length];
        bool[] free = [.. Given.Select(_ => true)];
        for (var round = 0; round < Rounds; round++)
        {
            var (value, flag) = ((char)('K' + 2 * round), (char)('L' + 2 * round));
            var (before, open) = ((char)(value - 2), (char)(flag - 2));
            var still = free.Select((f, i) => f ? 0 : weights[i] * now[i]).Sum();
            var level = (effort - still) / free.Select((f, i) => f ? weights[i] * Given[i].Potential : 0).Sum();
            Put($"B{13 + round}", round == 0 ? $"B12/SUMPRODUCT({Range('G')},{Range('H')})" : $"(B12-SUMPRODUCT({Range('G')},{Range(before)},1-{Range(open)}))/SUMPRODUCT({Range('G')},{Range('H')},{Range(open)})", level);
            for (var i = 0; i < Given.Length; i++)
            {
                var (r, raw) = (First + i, level * Given[i].Potential);
                var was = free[i];
                now[i] = was ? Math.Clamp(raw, least, most) : now[i];
                free[i] = was && raw > least && raw < most;
                Put($"{value}{r}", round == 0 ? $"MIN(MAX(B$13*H{r},I{r}),J{r})" : $"IF({open}{r}=1,MIN(MAX(B${13 + round}*H{r},I{r}),J{r}),{before}{r})", now[i]);
                Put($"{flag}{r}", round == 0 ? $"IF(AND(B$13*H{r}>I{r},B$13*H{r}<J{r}),1,0)" : $"IF(AND({open}{r}=1,B${13 + round}*H{r}>I{r},B${13 + round}*H{r}<J{r}),1,0)", free[i] ? 1 : 0);
            }
        }
        for (var i = 0; i < Given.Length; i++)
        {
            Put($"S{First + i}", $"-100*Q{First + i}", -100 * now[i]);
            Put($"T{First + i}", "-100*B$12", -100 * effort);
        }
        var implied = now.Select((x, i) => unchanged[i] * (1 - x)).Sum() / made / (energy / added) - 1;
        Put("B21", $"(SUMPRODUCT({Range('F')},1-{Range('Q')})/SUMPRODUCT({Range('C')},{Range('E')}))/(SUM({Range('B')})/SUM({Range('C')}))-1", implied);
        Put("B22", "B21-B10", implied - Asked);
        return cells;
    }

    static decimal Power(decimal of, int to) => Enumerable.Repeat(of, to).Aggregate(1m, (a, b) => a * b);

    public static void Write(string path)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        foreach (var row in Cells().GroupBy(c => int.Parse(c.Address.TrimStart([.. "ABCDEFGHIJKLMNOPQRST"]), CultureInfo.InvariantCulture)).OrderBy(g => g.Key))
            data.Append(new Row([.. row.OrderBy(c => c.Address, StringComparer.Ordinal).Select(CellOf)]) { RowIndex = (uint)row.Key });
        part.Worksheet = new(data);
        book.Workbook = new(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "目标分解" }));
    }

    static Cell CellOf(HandCell cell) => cell.Text is { } text
        ? new() { CellReference = cell.Address, DataType = CellValues.InlineString, InlineString = new(new Text(text)) }
        : new() { CellReference = cell.Address, CellFormula = cell.Formula is { } formula ? new(formula) : null, CellValue = new(cell.Value!.Value.ToString(CultureInfo.InvariantCulture)) };

    public static IReadOnlyDictionary<string, (string? Formula, string Value)> Read(string path)
    {
        using var document = SpreadsheetDocument.Open(path, false);
        return document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!, c => (c.CellFormula?.Text, c.InlineString?.InnerText ?? c.CellValue?.Text ?? ""));
    }
}
