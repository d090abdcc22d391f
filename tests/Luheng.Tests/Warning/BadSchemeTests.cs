using Luheng.Packs;
using Luheng.Problems;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Warning;

/// <summary>A scheme with a mistake is told with its line, what was found and what would be right.</summary>
public class BadSchemeTests
{
    const string File = "cn/warnings/warnings/schemes.yaml";

    [Theory]
    [InlineData("lower: 90 %, upper: 100 %, chance: 50 %", "lower: 85 %, upper: 100 %, chance: 50 %", "does not begin there")]
    [InlineData("severity: 1, lower: 90 %, upper: 100 %, chance: 50 %", "severity: 2, lower: 90 %, upper: 100 %, chance: 50 %", "has severity 2")]
    [InlineData("colour: red, severity: 3, upper: 75 %", "colour: pink, severity: 3, upper: 75 %", "'pink' is no colour")]
    [InlineData("colour: red, severity: 3, upper: 75 %", "colour: red, severity: 3, lower: 10 %, upper: 75 %", "nothing covers a figure worse than red")]
    [InlineData("chance: 80 %", "chance: 30 %", "below that of a milder level")]
    [InlineData("item: energy.per_output_value", "item: energy.comprehensive", "a ratio of two items")]
    [InlineData("item: energy.comprehensive, above", "item: energy.comprehensiv, above", "'energy.comprehensiv' is not an item")]
    public void Each_is_told(string from, string to, string found)
    {
        var problems = Assert.Throws<ProblemsException>(() => PackLoader.Load(Changed(File, from, to))).Problems;
        Assert.Contains(problems, p => p.ToString().Contains(found, StringComparison.Ordinal) && p.ToString().Contains(File, StringComparison.Ordinal));
    }
}
