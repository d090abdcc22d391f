using System.Text.RegularExpressions;
using Luheng.Flow.Tests.Portal;

namespace Luheng.Flow.Tests.Running;

public sealed partial class SecurityDocumentTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(RealPacks.Checkout, "docs", "security.md"));

    [Fact]
    public void Every_test_that_the_security_page_names_exists()
    {
        var there = Directory.EnumerateFiles(Path.Combine(RealPacks.Checkout, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).SelectMany(f => Method().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        var named = Named().Matches(Text).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 40, $"{named.Count} tests are named");
        Assert.DoesNotContain(named, n => !there.Contains(n));
    }

    [Fact]
    public void Every_chapter_of_the_standard_has_its_table() =>
        Assert.All(Enumerable.Range(1, 17), chapter => Assert.Contains($"\n## V{chapter} ", Text, StringComparison.Ordinal));

    [Fact]
    public void The_page_says_truthfully_how_many_rows_have_neither_a_test_nor_an_absent_feature()
    {
        var rows = Text.Split('\n').Where(l => Row().IsMatch(l)).ToList();
        var neither = rows.Count(l => !Named().IsMatch(l) && !l.Contains("| absent", StringComparison.Ordinal));
        Assert.Contains($"Of {rows.Count} rows {neither} have neither", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_that_a_program_can_log_and_every_act_of_the_trail_stands_in_the_inventory_of_logs()
    {
        var inventory = File.ReadAllText(Path.Combine(RealPacks.Checkout, "docs", "how-to", "running.md")).Split("## 日志清单")[1].Split("\n## ")[0];
        var code = Directory.EnumerateFiles(Path.Combine(RealPacks.Checkout, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var lines = code.SelectMany(c => Logged().Matches(c).Select(m => m.Groups[1].Value)).ToList();
        var acts = code.SelectMany(c => Act().Matches(c).Select(m => m.Groups[1].Value)).ToList();
        Assert.True(lines.Count > 5 && acts.Count > 12, $"{lines.Count} lines and {acts.Count} acts");
        Assert.DoesNotContain(lines.Concat(acts), said => !inventory.Contains($"`{said}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_days_within_which_a_weakness_of_ours_or_of_a_package_is_mended_are_published() =>
        Assert.Matches(@"a package that we ship, is mended within \d+ days when it is severe, and with the next release otherwise", File.ReadAllText(Path.Combine(RealPacks.Checkout, "SECURITY.md")));

    [GeneratedRegex(@"(?:\.Log(?:Warning|Error|Information|Critical)\((?:\w+, )?|LoggerMessage\([^)]*Message = )""([^""]+)""")]
    private static partial Regex Logged();

    [GeneratedRegex(@"\[""([a-z-]+)""\] = Words\.Did")]
    private static partial Regex Act();

    [GeneratedRegex(@"^\| \d+\.\d")]
    private static partial Regex Row();

    [GeneratedRegex(@"public (?:async )?(?:Task|void) ([A-Z]\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
