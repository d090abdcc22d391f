using System.Globalization;
using Luheng.Bulletins;
using Luheng.Packs;
using Luheng.Portal.Shell;

namespace Luheng.Portal.Assessing;

/// <summary>Which evaluation report is asked for: yearly, mid-term or final, and the day from which it looks.</summary>
public sealed record ReportQuestion(ReportKind Kind, DateOnly AsOf)
{
    public static readonly IReadOnlyDictionary<string, ReportKind> Words = new Dictionary<string, ReportKind>(StringComparer.Ordinal) { ["yearly"] = ReportKind.Yearly, ["mid-term"] = ReportKind.MidTerm, ["final"] = ReportKind.Final };

    public static string Word(ReportKind kind) => Words.First(w => w.Value == kind).Key;

    /// <summary>The question as it was typed. Without a kind, the day says it: final from the plan's last year on, mid-term before. Without a day, the last one that the kind can look from.</summary>
    /// <param name="today">The site's day, which no report looks beyond.</param>
    /// <exception cref="QuestionException">Everything that is wrong, at once.</exception>
    public static ReportQuestion Of(Plan plan, DateOnly today, string kind, string year, string asOf)
    {
        var problems = new List<Said>();
        ReportKind? form = kind is "" ? null : Words.TryGetValue(kind, out var known) ? known : Wrong(Takes.NotOneOf("kind", kind, [.. Words.Keys]));
        DateOnly? day = asOf is "" ? null : DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) && said.Year >= plan.From && said <= today ? said : WrongDay();
        int? of = year is "" ? null : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y >= plan.From && y <= plan.To && y <= today.Year ? y : WrongYear();
        if (day is { } d && of is { } n && d.Year != n) problems.Add(new Said("year={0}、as-of={1}：只写其一，或写 {2} 年里的一天", "year={0}, as-of={1}: one of them, or a day in {2}").Filled(year, asOf, n));
        if (today.Year < plan.From) problems.Add(new Said("{0:yyyy-MM-dd} 时规划 {1} 还没有开始（{2} 年起）", "{0:yyyy-MM-dd} is before {1} begins ({2})").Filled(today, plan.Id, plan.From));
        if (problems.Count > 0) throw new QuestionException(problems.Together());

        var asked = day ?? (of is { } whole ? Ended(whole) : Usual(form));
        form ??= asked.Year >= plan.To ? ReportKind.Final : ReportKind.MidTerm;
        if (form == ReportKind.Final && asked.Year < plan.To) throw new QuestionException(new Said("kind=final：规划 {0} 到 {1} 年为止；{2:yyyy-MM-dd} 时应是 mid-term 或 yearly", "kind=final: {0} runs to {1}; on {2:yyyy-MM-dd} it is mid-term or yearly").Filled(plan.Id, plan.To, asked));
        if (form == ReportKind.MidTerm && asked.Year >= plan.To && plan.To > plan.From) throw new QuestionException(new Said("kind=mid-term：{1:yyyy-MM-dd} 时规划 {0} 已到最后一年或已结束；应写 {2} 年以前的年份，或 final", "kind=mid-term: {0} is in its last year or over on {1:yyyy-MM-dd}; say a year before {2}, or final").Filled(plan.Id, asked, plan.To));
        return new(form.Value, asked);

        DateOnly Ended(int end) => new DateOnly(end, 12, 31) is var last && last < today ? last : today;

        DateOnly Usual(ReportKind? wanted) => wanted switch
        {
            ReportKind.Yearly => Ended(Math.Clamp(today is { Month: 12, Day: 31 } ? today.Year : today.Year - 1, plan.From, plan.To)),
            ReportKind.MidTerm => Ended((plan.From + plan.To) / 2),
            _ => today,
        };

        ReportKind? Wrong(Said why)
        {
            problems.Add(why);
            return null;
        }

        DateOnly? WrongDay()
        {
            problems.Add(new Said("as-of={0}：截止日期应在 {1}-01-01 至 {2:yyyy-MM-dd} 之间", "as-of={0}: {1}-01-01 – {2:yyyy-MM-dd}").Filled(asOf, plan.From, today));
            return null;
        }

        int? WrongYear()
        {
            problems.Add(new Said("year={0}：年度应在 {1} 至 {2} 之间", "year={0}: {1} – {2}").Filled(year, plan.From, Math.Min(plan.To, today.Year)));
            return null;
        }
    }
}
