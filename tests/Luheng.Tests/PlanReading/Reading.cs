using System.Text;
using Luheng.PlanReading;
using Luheng.Tests.Packs;

namespace Luheng.Tests.PlanReading;

/// <summary>The reader with the real dictionary, and short ways to read a text.</summary>
static class Reading
{
    public static readonly PlanReader Reader = new(RealPacks.Rules.PlanWords);

    public static readonly string Excerpts = Path.Combine(RealPacks.Root, "tests", "Luheng.Tests", "PlanReading", "Excerpts");

    public static PlanReadingResult Of(string text, string name = "plan.txt") => Reader.Read(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The finds of a sentence that stands under 主要目标 of a plan for 2021 to 2025.</summary>
    public static IReadOnlyList<Find> Aims(string sentence) => Of($"某省“十四五”工业绿色发展规划\n一、主要目标\n到2025年，绿色转型取得成效。\n{sentence}\n").Finds;

    public static Find Aim(string sentence) => Assert.Single(Aims(sentence));

    public static string Seed(string file)
    {
        var path = Path.Combine(RealPacks.Root, "..", "shared", "seeds", file);
        Assert.SkipUnless(File.Exists(path), $"the plan documents ({file}) are not beside this checkout");
        return path;
    }

    public static string Shown(Find f) => FormattableString.Invariant($"{f.Kind} {f.Phrase} {f.Comparator} level {f.Level}{f.Unit} by {f.By}{f.ChangeUnit} base {f.Base} of {f.BaseYear} year {f.Year} “{f.Words.ReplaceLineEndings(" ")}”");
}
