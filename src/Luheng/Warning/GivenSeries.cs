using System.Globalization;
using Luheng.Problems;
using Luheng.Statistics;

namespace Luheng.Warning;

/// <summary>Which columns of a file make a series, and how its points are put together.</summary>
/// <param name="Value">The name of the column of values; null: the first that holds numbers.</param>
/// <param name="Time">The name of the column of times; null: the first that holds times, if any.</param>
/// <param name="Mean">Whether points shorter than a day are averaged over it rather than added up, as of a temperature or a load.</param>
/// <param name="WholeFrom">The share of a day's points from which the day counts; with fewer it is missing.</param>
public sealed record SeriesChoice(string? Value, string? Time, bool Mean, double WholeFrom);

/// <summary>A series that somebody brings: even points in the order of time, missing ones NaN and never zero.</summary>
/// <param name="Begins">When the first point begins; null where nothing says when.</param>
/// <param name="Rows">How many rows of the file went in.</param>
/// <param name="Others">Further columns that hold numbers.</param>
public sealed record GivenSeries(string Name, TimeStep Step, DateTime? Begins, double[] Points, int Rows, IReadOnlyList<string> Others)
{
    /// <summary>From which share of numbers on a column is one of numbers, and may be meant as one.</summary>
    const double Mostly = 0.9, Half = 0.5;

    static readonly string[] NoFigure = ["", "na", "n/a", "nan", "null", "none", "-", "--", "—", ".", "?", "…"];

    /// <summary>Whether the points were put together by days.</summary>
    public bool ByDays { get; private init; }
    public int Missing => Points.Count(double.IsNaN);

    /// <param name="rows">The file's rows with their numbers, the head among them.</param>
    /// <exception cref="ProblemsException">There is no series in them; every reason at once.</exception>
    public static GivenSeries Of(string file, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> rows, SeriesChoice choice)
    {
        if (rows.Count < 2) throw new ProblemsException([new(file, $"has {rows.Count} row(s)", "a series needs a row for each of its points")]);
        var width = rows.Max(r => r.Cells.Count);
        var hasHead = Enumerable.Range(0, width).Any(c => Number(At(rows[0], c)) is null && Number(At(rows[1], c)) is not null);
        string[] names = [.. Enumerable.Range(0, width).Select(c => hasHead && At(rows[0], c) is { Length: > 0 } name ? name : $"column {c + 1}")];
        var body = hasHead ? rows.Skip(1).ToList() : rows;
        var times = TimesOf(file, names, body, choice);
        int[] numeric = [.. Enumerable.Range(0, width).Where(c => c != times.Column && Numeric(body, c) >= Mostly)];
        // A column of which half are numbers is meant as one; what is wrong in it is told row by row.
        if (numeric.Length == 0) numeric = [.. Enumerable.Range(0, width).Where(c => c != times.Column && Numeric(body, c) >= Half).OrderByDescending(c => Numeric(body, c)).Take(1)];
        var column = Column(file, names, choice.Value) ?? (numeric.Length > 0 ? numeric[0] : throw new ProblemsException([new(file, $"no column holds numbers (columns: {string.Join(", ", names)})", "one with a number in each row, or --value COLUMN")]));
        var values = Values(file, names[column], body, column);
        var (step, begins, points) = times.Of is null ? (TimeStep.Point, null, values) : Even(file, body, times.Of, values, choice);
        return new(names[column], step == TimeStep.Shorter ? TimeStep.Day : step, begins, points, body.Count, [.. numeric.Where(c => c != column).Select(c => names[c])]) { ByDays = step == TimeStep.Shorter };
    }

    static string At((int Number, IReadOnlyList<string> Cells) row, int column) => column < row.Cells.Count ? row.Cells[column].Trim() : "";

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text.Contains(',', StringComparison.Ordinal) && !text.Contains('.', StringComparison.Ordinal) && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) ? number : null;

    static bool IsNothing(string text) => NoFigure.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Which share of what stands in a column are numbers.</summary>
    static double Numeric(IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> body, int column)
    {
        var said = body.Select(r => At(r, column)).Where(t => !IsNothing(t)).ToList();
        return said.Count > 1 ? (double)said.Count(t => Number(t) is not null) / said.Count : 0;
    }

    static int? Column(string file, string[] names, string? wanted) => wanted is null ? null
        : Array.FindIndex(names, n => n.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? at
        : throw new ProblemsException([new(file, $"has no column '{wanted}'", $"one of {string.Join(", ", names)}")]);

    static (int Column, DateTime?[]? Of) TimesOf(string file, string[] names, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> body, SeriesChoice choice)
    {
        var wanted = Column(file, names, choice.Time);
        foreach (var column in wanted is { } one ? [one] : Enumerable.Range(0, names.Length).Where(c => c != Column(file, names, choice.Value)))
            if (TimeWords.Read([.. body.Select(r => At(r, column))]) is { } times) return (column, times);
        return wanted is null ? (-1, null) : throw new ProblemsException([new(file, $"'{choice.Time}' holds no times in one way of writing", "such as 2024-03, 2024-03-05 or 2024-03-05 14:00")]);
    }

    static double[] Values(string file, string name, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> body, int column)
    {
        var problems = new List<Problem>();
        var values = body.Select(r =>
        {
            var text = At(r, column);
            if (!IsNothing(text) && Number(text) is null) problems.Add(new($"{file} row {r.Number} {name}", $"'{text}'", "a number, or nothing where it is missing"));
            return Number(text) ?? double.NaN;
        }).ToArray();
        return problems.Count > 0 ? throw new ProblemsException(problems) : values;
    }

    static (TimeStep, DateTime?, double[]) Even(string file, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> body, DateTime?[] times, double[] values, SeriesChoice choice)
    {
        var problems = times.Select((t, i) => (t, i)).Where(x => x.t is null).Select(x => new Problem($"{file} row {body[x.i].Number}", "has no time that is written as the others are", "")).ToList();
        if (problems.Count > 0) throw new ProblemsException(problems);
        DateTime[] known = [.. times.Select(t => t!.Value)];
        var (first, step) = (known.Min(), TimeSteps.Of([.. known.Distinct().Order()]));
        if (step == TimeStep.Point) return (step, null, [.. known.Zip(values).OrderBy(p => p.First).Select(p => p.Second)]);
        var cells = known.Select((t, i) => (Begin: step.Begin(t, first), Value: values[i], body[i].Number)).GroupBy(c => c.Begin).ToDictionary(g => g.Key, g => g.ToList());
        if (step != TimeStep.Shorter)
            problems.AddRange(cells.Where(c => c.Value.Count > 1).OrderBy(c => c.Key).Select(c => new Problem(file, string.Create(CultureInfo.InvariantCulture, $"{c.Key:yyyy-MM-dd} stands in rows {string.Join(", ", c.Value.Take(4).Select(v => v.Number))}{(c.Value.Count > 4 ? " …" : "")}"), $"one row for each {step.ToString().ToLowerInvariant()}: several series in one file are forecast one at a time")));
        if (problems.Count > 0) throw new ProblemsException(problems);
        int[] counts = [.. cells.Values.Select(c => c.Count(v => !double.IsNaN(v.Value))).Order()];
        var whole = step == TimeStep.Shorter ? counts[counts.Length / 2] * choice.WholeFrom : 1;
        var points = new List<double>();
        for (var at = step.Begin(first, first); at <= known.Max(); at = step.Next(at))
        {
            var values1 = cells.GetValueOrDefault(at)?.Select(v => v.Value).Where(v => !double.IsNaN(v)).ToList() ?? [];
            points.Add(values1.Count == 0 || values1.Count < whole ? double.NaN : choice.Mean ? values1.Average() : values1.Sum());
        }
        return (step, step.Begin(first, first), [.. points]);
    }
}
