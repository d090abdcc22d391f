using System.Globalization;
using Luheng.Problems;
using Luheng.Time;

namespace Luheng.Portal.Running;

/// <summary>Whether the site can do its work: the ledger takes what is written and the disk has room. Asked often, looked at every ten seconds.</summary>
sealed class Readiness(Office? office = null)
{
    public const string LastMark = "ready-at";

    /// <summary>Below this the site says that it is not ready: one day of a province's arrivals and a copy of its ledger must still fit.</summary>
    public const long LeastFree = 256L * 1024 * 1024;

    static readonly long Holds = TimeSpan.FromSeconds(10).Ticks;

    readonly Lock looking = new();
    string? wrong;
    long until;

    /// <summary>What is wrong, or null.</summary>
    public string? Wrong()
    {
        if (office is null) return null;
        lock (looking)
        {
            if (Environment.TickCount64 * TimeSpan.TicksPerMillisecond < until) return wrong;
            wrong = Look(office);
            until = Environment.TickCount64 * TimeSpan.TicksPerMillisecond + Holds;
            return wrong;
        }
    }

    static string? Look(Office office)
    {
        try
        {
            if (Free(office.Folder) is { } free && free < LeastFree) return string.Create(CultureInfo.InvariantCulture, $"the disk has {free / 1_048_576} MB left");
            office.Ledger.SetMark(LastMark, China.Text(office.Clock.GetUtcNow())); // a real write: nothing else proves that one is possible
            return null;
        }
        catch (ProblemsException problems)
        {
            return string.Join("; ", problems.Problems.Select(p => $"the ledger {p.Found}")); // not where it lies: this page is open to all
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "the data folder cannot be written";
        }
    }

    /// <summary>Bytes left on the disk of a folder; null where there is no such folder.</summary>
    public static long? Free(string folder) => Directory.Exists(folder) ? new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace : null;
}
