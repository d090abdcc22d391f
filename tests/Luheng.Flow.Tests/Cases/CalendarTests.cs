using Luheng.Cases;

namespace Luheng.Flow.Tests.Cases;

public class CalendarTests
{
    [Theory]
    [InlineData("2024-02-08", 3, "2024-02-19")] // 春节，2 月 18 日调休上班
    [InlineData("2024-09-13", 1, "2024-09-14")]
    [InlineData("2025-09-26", 5, "2025-10-10")] // 28 日上班，国庆、中秋 8 天
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    public void Working_days_follow_the_holidays_announced(string from, int days, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days, Portal.RealPacks.Catalogue.Calendar.IsWorkday));
}
