using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Luheng.Cases;
using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Grading;

/// <summary>A grade as it stands in a list.</summary>
public sealed record ListedGrade(SubjectId Subject, string Name, string City, string Level, string Decides, string Doubtful, string Lift)
{
    /// <summary>The level before an appeal changed it; null where none did.</summary>
    public string? Was { get; init; }

    /// <summary>The case that changed it.</summary>
    public string? Why { get; init; }

    /// <summary>The level as it was computed.</summary>
    [JsonIgnore]
    public string Computed => Was ?? Level;

    /// <summary>The other level that it could be within the measurement; what an appeal decided is on no boundary.</summary>
    [JsonIgnore]
    public string Boundary => Was is null ? Doubtful : "";
}

/// <summary>A list of grades (能效水平类别名单) as it was proposed or published: with the whole scheme, the day, what was known and the hash of its inputs, so that it can be made again byte for byte.</summary>
/// <param name="KnownBy">Grades rest on what was known by this time, and on nothing later.</param>
/// <param name="Hash">SHA-256 of the judgements as JSON, which the same inputs give again.</param>
public sealed record GradeList(string Id, string Region, string Period, GradeScheme Scheme, DateOnly Day, DateTimeOffset KnownBy, string Rules, string Hash, IReadOnlyList<ListedGrade> Grades)
{
    /// <summary>The kind of document, and the id of the procedure it goes through.</summary>
    public const string Kind = "grade-list";

    public ListedGrade? Of(SubjectId subject) => Grades.FirstOrDefault(g => g.Subject == subject.Enterprise);

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static GradeList Read(string body) => CaseJson.Read<GradeList>(body);

    /// <summary>Whether a firm is among those whom the scheme grades, or would be for all that is known: one without energy of which there are papers or lines stands among those not graded.</summary>
    public static bool Holds(GradeColumns columns, GradeScheme scheme, sbyte grade, int firm) => grade != GradeColumns.NotKey
        || columns.IsKey(scheme, firm) is null && columns.Firms[firm].Records.Count + columns.Firms[firm].Lines.Count > 0;

    /// <summary>Everybody whom the scheme grades, with the whole ladder, in the order of their ids.</summary>
    public static IReadOnlyList<GradeLadder> Ladders(GradeColumns columns, GradeScheme scheme) =>
        [.. columns.Grade(scheme).Select((grade, firm) => (grade, firm)).Where(g => Holds(columns, scheme, g.grade, g.firm))
            .AsParallel().AsOrdered().Select(g => GradeLadder.Of(columns, scheme, g.firm))];

    public static string HashOf(IReadOnlyList<GradeLadder> ladders) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JudgementJson.Write(ladders.Select(l => l.Judgement)))));

    /// <param name="name">How an enterprise and its city are called in the list.</param>
    public static GradeList Make(string id, string region, GradeColumns columns, GradeScheme scheme, DateTimeOffset knownBy, string rules, Func<SubjectId, (string Name, string City)> name)
    {
        var ladders = Ladders(columns, scheme);
        return new(id, region, columns.Period.ToString(), scheme, columns.Day, knownBy, rules, HashOf(ladders),
            [.. ladders.Select(l => (Ladder: l, Called: name(l.Judgement.Subject))).Select(l => new ListedGrade(l.Ladder.Judgement.Subject, l.Called.Name, l.Called.City, l.Ladder.Level, l.Ladder.Decides, l.Ladder.Doubtful, l.Ladder.Lift?.Zh ?? ""))]);
    }

    /// <summary>With one grade changed by an appeal; the earlier version stays in the ledger.</summary>
    public GradeList Changed(SubjectId subject, string level, string matter) => this with
    {
        Grades = [.. Grades.Select(g => g.Subject == subject ? g with { Level = level, Was = g.Was ?? g.Level, Why = matter } : g)],
    };
}
