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
