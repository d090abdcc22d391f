namespace Luheng.Cases;

/// <summary>Counting in working days (工作日); the day itself is not counted.</summary>
public static class WorkingDays
{
    /// <summary>The working day so many after a day; before it where the count is negative.</summary>
    public static DateOnly After(DateOnly day, int count, Func<DateOnly, bool> isWorkday)
    {
        var forth = count < 0 ? -1 : 1;
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(forth);
            if (isWorkday(day)) left--;
        }
        return day;
    }

    /// <summary>Working days from one day to another; negative when the other is over.</summary>
    public static int Between(DateOnly from, DateOnly to, Func<DateOnly, bool> isWorkday)
    {
        if (to < from) return -Between(to, from, isWorkday);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1)) if (isWorkday(day)) count++;
        return count;
    }
}
