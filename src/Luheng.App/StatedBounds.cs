using System.Globalization;
using Luheng.Problems;
using Luheng.Registry;

namespace Luheng.App;

/// <summary>Bounds and growth of single children from a CSV file: subject,least,most,growth in per cent; an empty cell says nothing.</summary>
sealed class StatedBounds
{
    readonly string file;
    readonly Dictionary<SubjectId, (double? Least, double? Most)> bounds = [];
    readonly Dictionary<SubjectId, double> growth = [];
    readonly List<(int Line, Problem Problem)> problems = [];
    readonly List<(int Line, SubjectId Subject)> named = [];

    StatedBounds(string file) => this.file = file;

    public IReadOnlyDictionary<SubjectId, (double? Least, double? Most)> Bounds => bounds;
    public IReadOnlyDictionary<SubjectId, double> Growth => growth;

    /// <summary>The file as far as it can be read; what is wrong is told by <see cref="Fit"/>, all of it together.</summary>
    public static StatedBounds Read(string file)
    {
        var (stated, number) = (new StatedBounds(file), 0);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var cells = line.Trim('\uFEFF').Split(',').Select(c => c.Trim()).ToArray();
            if (line.Trim() is not "" && !(number == 1 && cells[0] == "subject")) stated.Take(number, cells);
        }
        return stated;
    }

    void Take(int line, string[] cells)
    {
        var (least, most, grows) = (Share(line, cells, 1), Share(line, cells, 2), Share(line, cells, 3));
        if (least is < 0 or > 1) Wrong(line, $"a least effort of {cells[1]} %", "between 0 and 100");
        if (most is < 0 or > 1) Wrong(line, $"a most effort of {cells[2]} %", "between 0 and 100");
        if (least > most) Wrong(line, $"a least effort of {cells[1]} % above the most, {cells[2]} %", "least not above most: the cells may be reversed");
        if (grows <= -1) Wrong(line, $"a growth of {cells[3]} % a year", "above -100");
        if (!SubjectId.TryParse(cells[0], out var subject, out var wrong))
        {
            Wrong(line, wrong, "a region or credit code");
            return;
        }
        named.Add((line, subject));
        if (!bounds.TryAdd(subject, (least, most))) Wrong(line, $"{subject} stands twice", "every child once");
        else if (grows is { } share) growth[subject] = share;
    }

    double? Share(int line, string[] cells, int at)
    {
        if (at >= cells.Length || cells[at] is "") return null;
        if (double.TryParse(cells[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && double.IsFinite(percent)) return percent / 100;
        Wrong(line, $"'{cells[at]}' is not a number", "per cent, such as 12.5");
        return null;
    }

    void Wrong(int line, string found, string expected) => problems.Add((line, new($"{file}:{line}", found, expected)));

    /// <summary>Refuses the file for everything that is wrong with it at once: cells, bounds, and lines about anybody who takes no part.</summary>
    /// <exception cref="ProblemsException">Every problem, in the order of the lines.</exception>
    public void Fit(Func<SubjectId, bool> takesPart)
    {
        foreach (var (line, subject) in named)
            if (!takesPart(subject)) Wrong(line, $"{subject} is not among those it is broken down to", "one of them, as the command lists them without --bounds");
        if (problems.Count > 0) throw new ProblemsException([.. problems.OrderBy(p => p.Line).Select(p => p.Problem)]);
    }
}
