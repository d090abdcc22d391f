using System.Globalization;
using Luheng.Cases;
using Luheng.Packs;
using Luheng.Records;

namespace Luheng.Grading;

/// <summary>A scheme that an officer copied and changed; which list was made by which version stands in the list itself.</summary>
/// <param name="Scheme">Whole, so that a later pack changes nothing about it.</param>
public sealed record DraftScheme(GradeScheme Scheme, string BasedOn, string By, string Note)
{
    /// <summary>The kind of document.</summary>
    public const string Kind = "grade-scheme";

    public Document Write() => new(Kind, Scheme.Id, CaseJson.Write(this));

    public static DraftScheme Read(string body) => CaseJson.Read<DraftScheme>(body);
}

/// <summary>Cut-offs as somebody sets them on a page: for each rule its cut-off and margin.</summary>
public static class GradeSchemes
{
    /// <summary>Every scheme there is: of the packs, then copies of officers as last saved.</summary>
    public static IReadOnlyList<GradeScheme> All(ILedger ledger, Catalogue catalogue, DateTimeOffset? knownBy = null) =>
        [.. catalogue.Grades.Values.OrderBy(s => s.Id, StringComparer.Ordinal), .. ledger.Documents(DraftScheme.Kind, knownBy).Select(d => DraftScheme.Read(d.Body).Scheme)];

    /// <summary>The scheme in force: that of the newest list in force, else the packs' first; null where there is none.</summary>
    public static GradeScheme? InForce(Catalogue catalogue, GradeList? list) => list?.Scheme ?? catalogue.Grades.Values.OrderBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A copy under other cut-offs; what is wrong with them is told at once.</summary>
    /// <param name="typed">Of a field such as advanced-share.cut or advanced-share.margin, in per cent where the rule is a share; null where it was not given.</param>
    public static (GradeScheme Scheme, IReadOnlyList<Said> Wrong) With(GradeScheme scheme, Func<string, string?> typed)
    {
        var wrong = new List<Said>();
        double Number(string field, Said name, double otherwise, double scale, double low, double high)
        {
            if (typed(field) is not { } text || text.Trim() is "") return otherwise;
            if (double.TryParse(text.Trim().TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high) return number / scale;
            wrong.Add(new($"{name.Zh}：“{text}”不是 {low} 到 {high} 之间的数", $"{name.In("en")}: '{text}' is not a number from {low} to {high}"));
            return otherwise;
        }

        static Said Of(GradeRule rule, string zh, string en) => new($"“{rule.Name.Zh}”的{zh}", $"{rule.Name.In("en")}, {en}");

        var whom = scheme.Whom with { Threshold = Number("who.threshold", new("分级门槛", "Threshold"), scheme.Whom.Threshold, 1, 1, 1e9), DesignatedFrom = Number("who.designated", new("指定企业的门槛", "Threshold of those designated"), scheme.Whom.DesignatedFrom, 1, 0, 1e9) };
        if (whom.DesignatedFrom > whom.Threshold) wrong.Add(new("指定企业的门槛不能高于一般门槛", "the threshold of those designated cannot be above the general one"));
        var rules = scheme.Rules.Select(r => r with
        {
            Cut = r.IsShare ? Number($"{r.Id}.cut", Of(r, "界限", "cut-off"), r.Cut, 100, 0, 100) : Number($"{r.Id}.cut", Of(r, "界限", "cut-off"), r.Cut, 1, 0, 1000),
            Margin = r.OfLines ? Number($"{r.Id}.margin", Of(r, "裕度", "margin"), r.Margin, 100, -50, 50) : r.Margin,
        }).ToList();
        return (scheme with { Whom = whom, Rules = rules, Uncertainty = Number("uncertainty", new("测量不确定度", "Uncertainty"), scheme.Uncertainty, 100, 0, 50) }, wrong);
    }

    /// <summary>The next version of a copy, under its own id.</summary>
    public static GradeScheme Copy(GradeScheme scheme, string id, string name, int version) => scheme with { Id = id, Name = new(name, name), Version = version.ToString(CultureInfo.InvariantCulture), Confidence = Confidence.Design };
}
