using System.Globalization;
using Luheng.Bulletins;
using Luheng.Packs;

namespace Luheng.Portal.Assessing;

/// <summary>Which evaluation report is asked for: yearly, mid-term or final, and the day from which it looks.</summary>
public sealed record ReportQuestion(ReportKind Kind, DateOnly AsOf)
{
    public static readonly IReadOnlyDictionary<string, ReportKind> Words = new Dictionary<string, ReportKind>(StringComparer.Ordinal) { ["yearly"] = ReportKind.Yearly, ["mid-term"] = ReportKind.MidTerm, ["final"] = ReportKind.Final };

    public static string Word(ReportKind kind) => Words.First(w => w.Value == kind).Key;

    /// <summary>The question as it was typed. Without a kind, the day says it: final from the plan's last year on, mid-term before. Without a day, the last one that the kind can look from.</summary>
    /// <param name="today">The site's day, which no report looks beyond.</param>
    /// <exception cref="FormatException">Everything that is wrong, at once.</exception>
    public static ReportQuestion Of(Plan plan, DateOnly today, string kind, string year, string asOf)
    {
        var problems = new List<string>();
        ReportKind? form = kind is "" ? null : Words.TryGetValue(kind, out var known) ? known : Wrong($"kind={kind}: {string.Join(", ", Words.Keys)}");
        DateOnly? day = asOf is "" ? null : DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) && said.Year >= plan.From && said <= today ? said : WrongDay();
        int? of = year is "" ? null : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y >= plan.From && y <= plan.To && y <= today.Year ? y : WrongYear();
        if (day is { } d && of is { } n && d.Year != n) problems.Add($"year={year}, as-of={asOf}: one of them, or a day in {n}");
        if (today.Year < plan.From) problems.Add($"{today:yyyy-MM-dd} is before {plan.Id} begins ({plan.From})");
        if (problems.Count > 0) throw new FormatException(string.Join("; ", problems));

        var asked = day ?? (of is { } whole ? Ended(whole) : Usual(form));
        form ??= asked.Year >= plan.To ? ReportKind.Final : ReportKind.MidTerm;
        if (form == ReportKind.Final && asked.Year < plan.To) throw new FormatException($"kind=final: {plan.Id} runs to {plan.To}; on {asked:yyyy-MM-dd} it is mid-term or yearly");
        if (form == ReportKind.MidTerm && asked.Year >= plan.To && plan.To > plan.From) throw new FormatException($"kind=mid-term: {plan.Id} is in its last year or over on {asked:yyyy-MM-dd}; say a year before {plan.To}, or final");
        return new(form.Value, asked);

        DateOnly Ended(int end) => new DateOnly(end, 12, 31) is var last && last < today ? last : today;

        DateOnly Usual(ReportKind? wanted) => wanted switch
        {
            ReportKind.Yearly => Ended(Math.Clamp(today is { Month: 12, Day: 31 } ? today.Year : today.Year - 1, plan.From, plan.To)),
            ReportKind.MidTerm => Ended((plan.From + plan.To) / 2),
            _ => today,
        };

        ReportKind? Wrong(string why)
        {
            problems.Add(why);
            return null;
        }

        DateOnly? WrongDay()
        {
            problems.Add($"截止日期应在 {plan.From}-01-01 至 {today:yyyy-MM-dd} 之间，as-of={asOf}: {plan.From}-01-01 – {today:yyyy-MM-dd}");
            return null;
        }

        int? WrongYear()
        {
            problems.Add($"年度应在 {plan.From} 至 {Math.Min(plan.To, today.Year)} 之间，year={year}: {plan.From} – {Math.Min(plan.To, today.Year)}");
            return null;
        }
    }
}
