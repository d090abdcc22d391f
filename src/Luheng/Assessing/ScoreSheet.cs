using Luheng.Cases;
using Luheng.Judging.Assessing;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Assessing;

/// <summary>Whose points a sheet holds.</summary>
public enum SheetRole : byte
{
    /// <summary>Of whoever is assessed (自评).</summary>
    Self,

    /// <summary>Of a reviewer (评审).</summary>
    Review,

    /// <summary>Set by whoever decides after a request to look again (复查).</summary>
    Settle,

    /// <summary>Settled by whoever decides, where reviewers differ.</summary>
    Decide,
}

/// <summary>Points for one line, with the reason given for them.</summary>
public sealed record SheetLine(string Item, double Points, string Why);

/// <summary>A filled-in score table (评分表) of one person in one assessment.</summary>
/// <param name="Matter">The case's number.</param>
/// <param name="At">When it was handed in.</param>
public sealed record ScoreSheet(string Matter, SheetRole Role, SubjectId Subject, string Plan, int Year, string Rubric, string By, string Name, DateTimeOffset At, IReadOnlyList<SheetLine> Lines)
{
    public const string Kind = "assessment-sheet";

    public string Id => $"{Matter}/{Role}/{By}";

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static ScoreSheet Read(string body) => CaseJson.Read<ScoreSheet>(body);

    /// <summary>What the scoring takes from the reviewers of a plan's year; self-scores are not among it.</summary>
    public static IReadOnlyList<ItemReview> Reviews(IEnumerable<ScoreSheet> sheets, SubjectId subject, string plan, int year, string rubric, SheetRole role = SheetRole.Review) =>
        [.. sheets.Where(s => s.Role == role && s.Subject == subject && s.Plan == plan && s.Year == year && s.Rubric == rubric).OrderBy(s => s.At)
            .SelectMany(s => s.Lines.Select(l => new ItemReview(l.Item, s.By, s.Name, l.Points, l.Why)))];
}
