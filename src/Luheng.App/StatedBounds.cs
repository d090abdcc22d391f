using System.Globalization;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>Bounds and growth of single children from a CSV file: subject,least,most,growth in per cent; an empty cell says nothing.</summary>
sealed record StatedBounds(IReadOnlyDictionary<SubjectId, (double? Least, double? Most)> Bounds, IReadOnlyDictionary<SubjectId, double> Growth, IReadOnlyDictionary<SubjectId, string> Lines)
{
    /// <exception cref="ProblemsException">Every line that cannot be read.</exception>
    public static StatedBounds Read(string? file)
    {
        var (bounds, growth, problems) = (new Dictionary<SubjectId, (double?, double?)>(), new Dictionary<SubjectId, double>(), new List<Problem>());
        var (lines, number) = (new Dictionary<SubjectId, string>(), 0);
        foreach (var line in file is null ? [] : File.ReadLines(file))
        {
            number++;
            var cells = line.Trim('\uFEFF').Split(',').Select(c => c.Trim()).ToArray();
            if (line.Trim() is "" || number == 1 && cells[0] == "subject") continue;
            var where = $"{file}:{number}";
            if (!SubjectId.TryParse(cells[0], out var subject, out var wrong))
            {
                problems.Add(new(where, wrong, "a region or credit code"));
                continue;
            }
            lines.TryAdd(subject, where);
            double? Share(int at)
            {
                if (at >= cells.Length || cells[at] is "") return null;
                if (double.TryParse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && double.IsFinite(percent)) return percent / 100;
                problems.Add(new(where, $"'{cells[at]}' is not a number", "per cent, such as 12.5"));
                return null;
            }
            if (!bounds.TryAdd(subject, (Share(1), Share(2)))) problems.Add(new(where, $"{subject} stands twice", "every child once"));
            if (Share(3) is { } grows) growth[subject] = grows;
        }
        return problems.Count > 0 ? throw new ProblemsException(problems) : new(bounds, growth, lines);
    }

    /// <summary>Refuses what is said of anybody who takes no part in a breakdown.</summary>
    /// <exception cref="ProblemsException">Every line about a stranger.</exception>
    public void Fit(Func<SubjectId, bool> takesPart)
    {
        var problems = Lines.Where(l => !takesPart(l.Key)).Select(l => new Problem(l.Value, $"{l.Key} is not among those it is broken down to", "one of them, as the command lists them without --bounds")).ToList();
        if (problems.Count > 0) throw new ProblemsException(problems);
    }
}
