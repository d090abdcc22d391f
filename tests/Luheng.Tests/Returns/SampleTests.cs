using System.IO.Compression;
using Luheng.Returns;
using static Luheng.Tests.Returns.ReturnsBed;

namespace Luheng.Tests.Returns;

/// <summary>The sample files do what the documentation says of them.</summary>
public sealed class SampleTests : IDisposable
{
    readonly ReturnsBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public void The_worked_example_goes_in_as_two_files()
    {
        var result = bed.Run([Sample("energy-2024-03.csv"), Sample("registry.csv")]);
        Assert.Empty(result.Problems);
        Assert.Equal((7, 7), (result.Read, result.Accepted));
    }

    [Fact]
    public void The_broken_workbook_is_refused_whole_and_comes_back_annotated()
    {
        bed.Run([Sample("registry.csv")]);
        var result = bed.Run([Sample("broken.xlsx")]);

        Assert.Null(result.Batch);
        Assert.Empty(bed.InEffect());
        Assert.Equal(["bad-period", "check-digit", "computed-item", "duplicate-row", "error-cell", "formula-without-value", "future-period", "needs-measured-coefficient", "negative", "not-a-number", "not-registered", "unit-dimension", "unknown-industry", "unknown-item", "unknown-region", "unknown-unit"],
            result.Problems.Select(p => p.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(result.Read, result.Accepted + result.Unchanged + result.Rejected);
        Assert.True(File.Exists(Annotate.Write(Sample("broken.xlsx"), result.Problems, bed.Path("annotated.xlsx"), cancel: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Every_problem_of_the_broken_workbook_is_said_in_Chinese_too_and_so_are_the_remarks_in_it()
    {
        bed.Run([Sample("registry.csv")]);
        var result = bed.Run([Sample("broken.xlsx")]);
        // What a reader sees of Latin letters are codes, units and ids that are to be typed.
        Assert.All(result.Problems, p => Assert.DoesNotMatch("[A-Za-z]+ [a-z]+", p.Says.Zh));
        Assert.All(result.Problems, p => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2,}", p.Zh));
        Assert.All(result.Problems, p => Assert.NotEqual("有问题", RuleWords.Of(p.Rule).Zh));
        Assert.All(result.Problems, p => Assert.Equal(p.Hint, p.Says.In("en"))); // the command and its JSON stay as they were
        Assert.Contains(result.Problems, p => p.Zh == "“91990101MA0C1D4G50”末位是“0”，按前 17 位算，校验码应是“" + Luheng.Identifiers.CreditCode.Check("91990101MA0C1D4G50") + "”");

        Assert.NotNull(Annotate.Write(Sample("broken.xlsx"), result.Problems, bed.Path("zh.xlsx"), "zh", TestContext.Current.CancellationToken));
        using var marked = ZipFile.OpenRead(bed.Path("zh.xlsx"));
        foreach (var comments in marked.Entries.Where(e => e.FullName.Contains("comments", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(comments.Open());
            var said = reader.ReadToEnd();
            Assert.Contains("：", said, StringComparison.Ordinal);
            foreach (var english in (string[])["[check-digit]", "[unit-dimension]", "is not registered", "begins after today"]) Assert.DoesNotContain(english, said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_broken_workbook_is_the_one_its_code_makes()
    {
        BrokenSample.Make(bed.Path("broken.xlsx"));
        using var made = ZipFile.OpenRead(bed.Path("broken.xlsx"));
        using var kept = ZipFile.OpenRead(Sample("broken.xlsx"));
        Assert.Equal(made.Entries.Select(Text), kept.Entries.Select(Text));
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return $"{entry.FullName}\n{reader.ReadToEnd()}";
    }

    static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "samples"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples", name);
    }
}
