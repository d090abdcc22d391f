using System.Diagnostics;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Running;

/// <summary>What commands say of words that they cannot use: never silence.</summary>
public sealed class CommandWordTests
{
    static async Task<(int Code, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luheng.App.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RealPacks.Checkout };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _ = await said;
        return (process.ExitCode, await wrong);
    }

    [Fact]
    public async Task A_number_that_is_none_is_named_and_what_would_be_right()
    {
        var (code, error) = await Run("plan", "decompose", "demo-14fyp", "--target", "energy-intensity", "--least", "abc");
        Assert.Equal(2, code);
        Assert.Contains("--least: 'abc' is not a number, such as 12.5", error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_is_not_known_is_not_assessed()
    {
        var (code, error) = await Run("plan", "assess", "demo-14fyp", "--year", "2024", "--of", "990777");
        Assert.Equal(1, code);
        Assert.Contains("--of 990777", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_judgement_that_is_none_is_answered_with_those_that_are()
    {
        var (code, error) = await Run("judge", "foo", "--of", "all", "--in", "2025", "--data", "x");
        Assert.Equal(1, code);
        Assert.Contains("'foo' is no kind of judgement: benchmark, grade or warn", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_figures_is_refused_and_those_with_some_are_named()
    {
        var data = Path.Combine(Path.GetTempPath(), $"luheng-years-{Guid.NewGuid():N}");
        try
        {
            Assert.Equal(0, (await Run("import", "samples/registry.csv", "samples/energy-2024-03.csv", "--data", data)).Code);
            foreach (var kind in (string[])["benchmark", "grade"])
            {
                var (code, error) = await Run("judge", kind, "--of", "all", "--in", "2031", "--data", data);
                Assert.Equal(1, code);
                Assert.Contains("there are no figures of enterprises of 2031; years with figures: 2024", error, StringComparison.Ordinal);
                (code, error) = await Run("judge", kind, "--of", "all", "--in", "2024", "--known-by", "2020-01-01", "--data", data);
                Assert.Equal(1, code);
                Assert.Contains("no figures of enterprises at all as known by 2020-01-01", error, StringComparison.Ordinal);
            }
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_region_is_not_graded_and_a_credit_code_asked_for()
    {
        var (code, error) = await Run("judge", "grade", "--of", "990100", "--in", "2024", "--data", "x");
        Assert.Equal(1, code);
        Assert.Contains("grades are of enterprises: say all, or a credit code", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_file_of_bounds_is_told_at_once()
    {
        var file = Path.Combine(Path.GetTempPath(), $"luheng-bounds-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(file, "subject,least,most,growth\n990100,10,zwölf,\n990200,20,10,\n990777,10,20,\nX,1,2,\n990300,5,120,\n990300,5,10,\n", TestContext.Current.CancellationToken);
            var (code, error) = await Run("plan", "decompose", "demo-14fyp", "--target", "energy-intensity", "--bounds", file);
            Assert.Equal(1, code);
            foreach (var told in new[] { ":2: 'zwölf' is not a number", ":3: a least effort of 20 % above the most, 10 %", ":4: 990777 is not among those", ":5: ", ":6: a most effort of 120 %", ":7: 990300 stands twice" })
                Assert.Contains(file + told, error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Bounds_of_somebody_who_takes_no_part_are_refused_with_their_line()
    {
        var file = Path.Combine(Path.GetTempPath(), $"luheng-bounds-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(file, "subject,least,most,growth\n990100,10,20,\n990777,10,20,\n", TestContext.Current.CancellationToken);
            var (code, error) = await Run("plan", "decompose", "demo-14fyp", "--target", "energy-intensity", "--bounds", file);
            Assert.Equal(1, code);
            Assert.Contains($"{file}:3: 990777 is not among those it is broken down to", error, StringComparison.Ordinal);
            Assert.DoesNotContain($"{file}:2", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
