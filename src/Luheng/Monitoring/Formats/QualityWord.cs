using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>The words for what is said of a reading (数据标记): ours, and the letters of HJ 212.</summary>
public static class QualityWord
{
    /// <summary>What a sender may say, for a message.</summary>
    public const string Known = "good, suspect, estimated, substituted, manual, maintenance, calibration, fault, stopped, over-range, lost; or HJ 212's N F M S D C T B";

    public static string Of(ReadingQuality quality) => quality switch
    {
        ReadingQuality.Good => "good",
        ReadingQuality.Suspect => "suspect",
        ReadingQuality.Estimated => "estimated",
        ReadingQuality.Substituted => "substituted",
        ReadingQuality.Manual => "manual",
        ReadingQuality.Maintenance => "maintenance",
        ReadingQuality.Calibration => "calibration",
        ReadingQuality.Fault => "fault",
        ReadingQuality.Stopped => "stopped",
        ReadingQuality.OverRange => "over-range",
        ReadingQuality.Lost => "lost",
        ReadingQuality.Void => "void",
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, null),
    };

    /// <summary>Reads a word in lower case or a letter of HJ 212; nothing means measured. Void is no word of a sender's.</summary>
    public static bool TryRead(ReadOnlySpan<byte> word, out ReadingQuality quality)
    {
        quality = ReadingQuality.Good;
        if (word.IsEmpty) return true;
        if (word.Length == 1) return TryLetter(word[0], out quality);
        for (var each = ReadingQuality.Good; each < ReadingQuality.Void; each++)
            if (System.Text.Ascii.Equals(word, Of(each)))
            {
                quality = each;
                return true;
            }
        return false;
    }

    /// <summary>Reads a letter of HJ 212-2017, 6.6.3 data flags.</summary>
    public static bool TryLetter(byte letter, out ReadingQuality quality)
    {
        (var known, quality) = (char)letter switch
        {
            'N' => (true, ReadingQuality.Good),
            'F' => (true, ReadingQuality.Stopped),
            'M' => (true, ReadingQuality.Maintenance),
            'S' => (true, ReadingQuality.Manual),
            'D' => (true, ReadingQuality.Fault),
            'C' => (true, ReadingQuality.Calibration),
            'T' => (true, ReadingQuality.OverRange),
            'B' => (true, ReadingQuality.Lost),
            _ => (false, ReadingQuality.Good),
        };
        return known;
    }
}
