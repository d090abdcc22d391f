using Luheng.Registry;

namespace Luheng.Judging.Grading;

/// <summary>How completely a firm's meters arrived (到报率, 0 to 1; NaN where it was connected only later), and who says so.</summary>
/// <param name="Due">Readings that were due, and of them how many were sent; 0 where a paper gives the share alone.</param>
public sealed record MonitoringShare(double Completeness, string From, int Due = 0, int Sent = 0);

/// <summary>All that is known of a firm when it is graded; everything else a grade says follows from this, the scheme and the day.</summary>
/// <param name="Energy">tce of the period, in the basis of the scheme's item; NaN where nothing was filed.</param>
/// <param name="Months">Months of the period with energy.</param>
/// <param name="Lines">Its product lines, in any order.</param>
/// <param name="Records">Its papers of supervision, in any order.</param>
/// <param name="Monitoring">Null where its meters say nothing.</param>
public sealed record GradeFacts(SubjectId Subject, double Energy, int Months, IReadOnlyList<LineStanding> Lines, IReadOnlyList<SupervisionRecord> Records, MonitoringShare? Monitoring)
{
    /// <summary>Whether its industry makes nothing that has a norm, so that without a product line it is a norm that is missing.</summary>
    public bool WithoutNorm { get; init; }
}
