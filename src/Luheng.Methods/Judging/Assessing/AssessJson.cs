using System.Text.Encodings.Web;
using System.Text.Json;
using Luheng.Packs;

namespace Luheng.Judging.Assessing;

/// <summary>Writes assessments as the JSON that outsiders rely on; property names are a contract.</summary>
public static class AssessJson
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string plan, int year, Rubric rubric, IEnumerable<AssessmentScore> subjects) => JsonSerializer.Serialize(Of(plan, year, rubric, subjects), Options);

    public static object Of(string plan, int year, Rubric rubric, IEnumerable<AssessmentScore> subjects) => new
    {
        plan,
        year,
        rubric = rubric.Id,
        historical = rubric.Historical,
        subjects = subjects.Select(s => new
        {
            subject = s.Subject.Text,
            score = Known(s.Score),
            low = Known(s.Low),
            high = Known(s.High),
            grade = s.Grade?.Id,
            gradeName = s.Grade?.Name.Zh,
            possible = s.Possible.Select(g => g.Id),
            veto = s.Veto,
            decidedOn = s.DecidedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            now = s.Now is { } now ? new { score = Known(now.Score), low = Known(now.Low), high = Known(now.High), grade = now.Grade?.Id, veto = now.Veto, lines = s.Moved.Select(m => new { id = m.Is.Item.Id, low = Known(m.Is.Low), high = Known(m.Is.High) }) } : null,
            items = s.Items.Select(Line),
        }),
    };

    static object Line(ItemScore line) => new
    {
        id = line.Item.Id,
        name = line.Item.Name.Zh,
        points = line.Item.Points,
        state = JsonNamingPolicy.KebabCaseLower.ConvertName(line.State.ToString()),
        score = Known(line.Score),
        low = Known(line.Low),
        high = Known(line.High),
        value = Known(line.Value),
        unit = line.Unit,
        missed = line.Missed,
        reviewers = line.Hidden ? (int?)null : line.Reviews.Count,
        divergence = Known(line.Divergence),
        because = line.Because.Select(JudgementJson.Of),
    };

    static double? Known(double? value) => value is { } number && double.IsFinite(number) ? Math.Round(number, 10) : null;
}
