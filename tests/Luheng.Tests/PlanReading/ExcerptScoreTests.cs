using System.Globalization;
using Luheng.PlanReading;

namespace Luheng.Tests.PlanReading;

/// <summary>Excerpts written for this in the manner of provincial, city, county and park plans, with hand labels. The grammar was made on the one half; the other was held out.</summary>
public class ExcerptScoreTests(ITestOutputHelper output)
{
    const double Least = 0.9;

    [Theory, InlineData("dev"), InlineData("held"), InlineData("blind")]
    public void The_labelled_figures_of_an_excerpt_are_found(string set)
    {
        var (found, labels, proposed, beside) = (0, 0, 0, 0);
        foreach (var file in Labels().Where(r => r["set"] == set).GroupBy(r => r["file"]))
        {
            var text = File.ReadAllText(Path.Combine(Reading.Excerpts, file.Key)).ReplaceLineEndings("\n");
            var finds = Reading.Of(text, file.Key).Finds;
            var used = new HashSet<string>();
            foreach (var row in file)
            {
                var at = text.IndexOf(row["words"], StringComparison.Ordinal);
                Assert.True(at >= 0, $"{row["words"]} is not in {file.Key}");
                var best = finds.Where(f => f.Start < at + row["words"].Length && f.Start + f.Words.Length > at).Select(f => (Find: f, Wrong: Wrong(row, f))).OrderBy(c => c.Wrong.Count).FirstOrDefault();
                labels++;
                if (best.Find is not null) used.Add(best.Find.Id);
                if (best.Find is not null && best.Wrong.Count == 0) found++;
                else output.WriteLine($"  missed {file.Key} {row["words"]}: {(best.Find is null ? "nothing there" : $"{string.Join(", ", best.Wrong)} in {Reading.Shown(best.Find)}")}");
            }
            var targets = finds.Where(f => f.Kind == FindKind.Target).ToList();
            foreach (var f in targets.Where(f => !used.Contains(f.Id))) output.WriteLine($"  not labelled: {file.Key} {Reading.Shown(f)}");
            (proposed, beside) = (proposed + targets.Count, beside + targets.Count(f => !used.Contains(f.Id)));
        }
        output.WriteLine($"{set}: {found} of {labels} found, {proposed - beside} of {proposed} proposals right");
        Assert.InRange(found / (double)labels, Least, 1);
        Assert.InRange((proposed - beside) / (double)proposed, Least, 1);
    }

    static List<string> Wrong(Dictionary<string, string> row, Find find)
    {
        var wrong = new List<string>();
        if (find.Kind.ToString() != row["kind"]) wrong.Add("kind");
        Check("level", find.Level);
        Check("by", find.By);
        Check("base", find.Base);
        Check("base_year", find.BaseYear);
        Check("year", find.Year);
        if (row["unit"] is not ("" or "年") && row["unit"] != find.Unit && row["unit"] != find.ChangeUnit) wrong.Add("unit");
        if (row.GetValueOrDefault("phrase") is { Length: > 0 } phrase && !find.Phrase.EndsWith(phrase, StringComparison.Ordinal) && find.Kind != FindKind.Task) wrong.Add("phrase");
        if (row.GetValueOrDefault("owner") is { Length: > 0 } owner && !find.Owner.StartsWith(owner, StringComparison.Ordinal)) wrong.Add("owner");
        return wrong;

        void Check(string column, double? value)
        {
            if (row[column] is { Length: > 0 } expected && (value is not { } number || Math.Abs(number - double.Parse(expected, CultureInfo.InvariantCulture)) > 1e-9)) wrong.Add(column);
        }
    }

    static IEnumerable<Dictionary<string, string>> Labels() => Rows("labels.csv").Concat(Rows("labels-blind.csv"));

    static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var csv = new CsvHelper.CsvReader(new StreamReader(Path.Combine(Reading.Excerpts, file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) yield return csv.HeaderRecord!.ToDictionary(h => h, h => csv.GetField(h)!);
    }
}
