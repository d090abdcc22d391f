using System.Globalization;
using Luheng.Judging.Allocating;

namespace Luheng.Tests.Judging.Allocating;

/// <summary>samples/target-tree.xlsx: the same tree worked in a spreadsheet, with its formulas, agrees cell by cell.</summary>
public class TreeWorkbookTests
{
    static readonly string Sample = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "samples"))) return Path.Combine(folder.FullName, "samples", "target-tree.xlsx");
        throw new DirectoryNotFoundException("no samples folder above the tests");
    }

    [Fact]
    public void The_workbook_holds_the_formulas_and_what_decimal_arithmetic_makes_of_them()
    {
        if (Environment.GetEnvironmentVariable("LUHENG_WRITE_SAMPLES") == "1") TreeWorkbook.Write(Sample);
        var kept = TreeWorkbook.Read(Sample);
        var worked = TreeWorkbook.Cells();
        Assert.Equal(worked.Count, kept.Count);
        foreach (var cell in worked)
        {
            Assert.Equal(cell.Formula, kept[cell.Address].Formula);
            if (cell.Text is { } text) Assert.Equal(text, kept[cell.Address].Value);
            else Assert.Equal((double)cell.Value!.Value, Number(kept[cell.Address].Value), 1e-15 * Math.Max(1, Math.Abs((double)cell.Value.Value)));
        }
        Assert.True(worked.Count(c => c.Formula is not null) > 90);
    }

    [Fact]
    public void The_engine_and_the_workbook_agree_cell_by_cell()
    {
        var cells = TreeWorkbook.Read(Sample);
        double At(string address) => Number(cells[address].Value);
        var tree = new TargetTree(TreeShape.Intensity, At("B10"), "%", [.. Enumerable.Range(TreeWorkbook.First, TreeWorkbook.Given.Length).Select(r =>
            new Branch(Luheng.Registry.SubjectId.Region(cells[$"A{r}"].Value), At($"B{r}"), At($"C{r}"), Math.Pow(1 + At($"D{r}"), 5)) { Potential = At($"H{r}") })]);
        var rules = TreeBed.Rules with { Least = At("B18"), Most = At("B19") };
        var (potential, uniform) = (Allocator.Run(tree, AllocationMethod.Potential, rules), Allocator.Run(tree, AllocationMethod.Uniform, rules));

        Assert.Equal(At("B11"), potential.Structure, 1e-12);
        Assert.Equal(At("B12"), potential.Asked, 1e-12);
        Assert.Equal(At("B21") * 100, potential.Implied, 1e-9);
        Assert.InRange(At("B22"), -1e-11, 1e-11);
        for (var i = 0; i < tree.Branches.Count; i++)
        {
            var (r, child) = (TreeWorkbook.First + i, potential.Children[i]);
            Assert.Equal(At($"F{r}"), child.Branch.Unchanged, 1e-6);
            Assert.Equal(At($"G{r}"), child.Weight, 1e-12);
            Assert.Equal(-100 * At($"J{r}"), child.Low, 1e-9);
            Assert.Equal(-100 * At($"I{r}"), child.High, 1e-9);
            Assert.Equal(At($"S{r}"), child.Target, 1e-9);
            Assert.Equal(At($"T{r}"), uniform.Children[i].Target, 1e-9);
        }
        Assert.Contains(potential.Children, c => Math.Abs(c.Target - c.Low) < 1e-9); // Both bounds are touched, so that the rounds were needed.
        Assert.Contains(potential.Children, c => Math.Abs(c.Target - c.High) < 1e-9);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
