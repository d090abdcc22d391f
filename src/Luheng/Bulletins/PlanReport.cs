using Luheng.Cases;
using Luheng.Records;

namespace Luheng.Bulletins;

/// <summary>年度, 中期 or 终期.</summary>
public enum ReportKind { Yearly, MidTerm, Final }

/// <summary>An evaluation report (评估报告) of a plan that was frozen: its snapshot and the file it was handed out as.</summary>
/// <param name="Snapshot">The hash of the snapshot.</param>
/// <param name="Sha256">The hash of the .docx.</param>
public sealed record PlanReport(string Id, string Plan, string Region, DateOnly AsOf, string Title, string Snapshot, string Sha256, int Bytes, string By, DateTimeOffset At, bool Demo)
{
    public const string Kind = "plan-report";

    /// <summary>Null of a report kept before there were yearly ones: its title says.</summary>
    public ReportKind? Form { get; init; }

    public static string IdOf(string plan, ReportKind kind, DateOnly asOf) => $"report-{plan}-{(kind == ReportKind.Yearly ? "year-" : "")}{asOf:yyyyMMdd}";

    public Document Write() => new(Kind, Id, CaseJson.Write(this));

    public static PlanReport Read(string body) => CaseJson.Read<PlanReport>(body);
}
