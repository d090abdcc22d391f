using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Returns;

/// <summary>Which return: a form of an enterprise for a period. Its case is named by it, so that nothing can be filed twice.</summary>
public readonly record struct ReturnKey(Form Form, SubjectId Subject, Period Period)
{
    public const string Prefix = "return:";
    const int First = 1990, Last = 2100;

    public string Case => $"{Prefix}{Form.Id}:{Subject.Text}:{Period}";
    public string Address => AddressOf(Form.Id, Subject.Text, Period.ToString());

    /// <summary>Its address below the site, also of a case named elsewhere.</summary>
    public static string AddressOf(string form, string subject, string period) => $"/returns/{Uri.EscapeDataString(form)}/{subject}/{period}";

    /// <summary>The key of a case id, or null where it is no return or its form is no longer known.</summary>
    public static ReturnKey? Of(string matter, Catalogue catalogue) =>
        matter.StartsWith(Prefix, StringComparison.Ordinal) && matter[Prefix.Length..].Split(':') is [var form, var code, var period] ? Of(form, code, period, catalogue, out _) : null;

    /// <summary>Reads a key; null with what is wrong.</summary>
    public static ReturnKey? Of(string form, string code, string period, Catalogue catalogue, out Said wrong)
    {
        wrong = Said.Nothing;
        if (!catalogue.Forms.TryGetValue(form, out var known))
        {
            var forms = catalogue.Forms.Keys.Order(StringComparer.Ordinal).ToList();
            wrong = new($"没有“{form}”这张表（现有：{string.Join("、", forms)}）", $"'{form}' is not a form (known: {string.Join(", ", forms)})");
        }
        else if (!SubjectId.TryParse(code, out var id, out var problem)) wrong = new($"“{code}”不是统一社会信用代码", problem);
        else if (id.Kind != SubjectKind.Enterprise) wrong = new($"“{code}”不是企业", $"{code} is not an enterprise");
        else if (!Period.TryParse(period, out var when) || when.Kind != Shape(known)) wrong = NoPeriod(period, Shape(known) == PeriodKind.Year);
        else if (when.Year is < First or > Last) wrong = new($"“{period}”不在填报的年份 {First} 至 {Last} 之内", $"'{period}': returns are of {First} to {Last}");
        else return new(known, id, when);
        return null;
    }

    static Said NoPeriod(string period, bool year) => year ? new($"“{period}”不是年份；应像 2025 这样写", $"'{period}' is not a year like 2025") : new($"“{period}”不是月份；应像 2025-10 这样写", $"'{period}' is not a month like 2025-10");

    /// <summary>The same return one period before.</summary>
    public ReturnKey Before => this with { Period = PeriodBefore(1) };

    public Period PeriodBefore(int count) => Period.Kind == PeriodKind.Year ? Period.ShiftYears(-count) : Earlier(count);

    public static PeriodKind Shape(Form form) => form.Frequency == "year" ? PeriodKind.Year : PeriodKind.Month;

    Period Earlier(int months) => Period.First.AddMonths(-months) is var day ? Period.Month(day.Year, day.Month) : default;
}

/// <summary>By when a return is due: the form's day after the period, or the next working day.</summary>
public static class DueDays
{
    /// <summary>Null where the form has no day.</summary>
    public static DateOnly? Of(Form form, Period period, Func<DateOnly, bool> isWorkday)
    {
        if (form.Due is not { } due) return null;
        var month = new DateOnly(period.Last.Year, period.Last.Month, 1).AddMonths(due.Months);
        var day = month.AddDays(Math.Min(due.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        while (!isWorkday(day)) day = day.AddDays(1);
        return day;
    }
}
