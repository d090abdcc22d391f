using Luheng.Readings;

namespace Luheng.Monitoring.Hj212;

/// <summary>The data flags (数据标记, table 8) and what they say of a reading.</summary>
public static class DataFlags
{
    public static bool TryRead(ReadOnlySpan<byte> flag, out ReadingQuality quality)
    {
        ReadingQuality? found = flag is [var letter] ? Of((char)letter) : null;
        quality = found ?? ReadingQuality.Suspect;
        return found is not null;
    }

    static ReadingQuality? Of(char letter) => letter switch
    {
        'N' or 'n' => ReadingQuality.Good,
        'F' or 'f' => ReadingQuality.Stopped,
        'M' or 'm' => ReadingQuality.Maintenance,
        'S' or 's' => ReadingQuality.Manual,
        'D' or 'd' => ReadingQuality.Fault,
        'C' or 'c' => ReadingQuality.Calibration,
        'T' or 't' => ReadingQuality.OverRange,
        'B' or 'b' => ReadingQuality.Lost,
        _ => null,
    };

    /// <summary>The letter of a quality; a blank where the standard has none.</summary>
    public static string Letter(ReadingQuality quality) => quality switch
    {
        ReadingQuality.Good => "N",
        ReadingQuality.Stopped => "F",
        ReadingQuality.Maintenance => "M",
        ReadingQuality.Manual => "S",
        ReadingQuality.Fault => "D",
        ReadingQuality.Calibration => "C",
        ReadingQuality.OverRange => "T",
        ReadingQuality.Lost => "B",
        _ => "",
    };
}
