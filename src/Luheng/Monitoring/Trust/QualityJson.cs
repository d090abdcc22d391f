namespace Luheng.Monitoring;

/// <summary>A score of data quality as outsiders read it.</summary>
public static class QualityJson
{
    public static object Of(QualityScore score) => new
    {
        enterprise = score.Enterprise.Text,
        month = score.Month.ToString(),
        score = Known(score.Score),
        meets = score.Meets,
        due = score.Due,
        sent = score.Sent,
        completeness = Known(score.Completeness),
        dayMonth = score.DayMonth,
        clockSeconds = score.ClockSeconds,
        lost = score.Lost.Select(l => new { part = l.Part, points = l.Points, reason = l.Reason, where = l.Where?.ToString() }),
    };

    static double? Known(double value) => double.IsFinite(value) ? value : null;
}
