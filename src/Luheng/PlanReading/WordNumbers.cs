using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Luheng.PlanReading;

/// <summary>The numbers that Word writes in front of paragraphs by itself: 一、 （一） 1. are not in their text.</summary>
sealed class WordNumbers(Numbering? numbering, Styles? styles)
{
    const int Levels = 9;
    readonly Dictionary<int, int[]> counters = [];

    public string LabelOf(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties ?? StyleOf(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);
        if (numbering is null || own?.NumberingId?.Val?.Value is not (> 0 and var id)) return "";
        var level = Math.Clamp(own.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        if (numbering.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id)?.AbstractNumId?.Val?.Value is not { } kind
            || numbering.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == kind) is not { } scheme) return "";
        if (!counters.TryGetValue(kind, out var counts)) counters[kind] = counts = new int[Levels];
        counts[level] = counts[level] == 0 ? LevelOf(scheme, level)?.StartNumberingValue?.Val?.Value ?? 1 : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        var label = LevelOf(scheme, level)?.LevelText?.Val?.Value ?? "";
        if (LevelOf(scheme, level)?.NumberingFormat?.Val?.Value is { } format && format == NumberFormatValues.Bullet) return "";
        for (var i = 0; i <= level; i++)
            label = label.Replace(string.Create(CultureInfo.InvariantCulture, $"%{i + 1}"), Written(Math.Max(1, counts[i]), LevelOf(scheme, i)?.NumberingFormat?.Val?.InnerText ?? "decimal"), StringComparison.Ordinal);
        return label;
    }

    NumberingProperties? StyleOf(string? style)
    {
        const int Deepest = 8;
        for (var i = 0; i < Deepest && style is not null && styles is not null; i++)
        {
            var found = styles.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == style);
            if (found?.StyleParagraphProperties?.NumberingProperties is { } own) return own;
            style = found?.BasedOn?.Val?.Value;
        }
        return null;
    }

    static Level? LevelOf(AbstractNum scheme, int level) => scheme.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    static string Written(int number, string format) =>
        format.Contains("hinese", StringComparison.Ordinal) || format.StartsWith("japanese", StringComparison.Ordinal) || format.StartsWith("ideograph", StringComparison.Ordinal) ? Chinese(number) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>1 to 99 in Chinese; beyond, in digits.</summary>
    static string Chinese(int number)
    {
        const string Ones = "零一二三四五六七八九";
        if (number is < 1 or > 99) return number.ToString(CultureInfo.InvariantCulture);
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? Ones[tens].ToString() : "") + (tens > 0 ? "十" : "") + (ones > 0 ? Ones[ones].ToString() : "");
    }
}
