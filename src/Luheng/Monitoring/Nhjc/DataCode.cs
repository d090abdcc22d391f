using System.Text.RegularExpressions;

namespace Luheng.Monitoring.Nhjc;

/// <summary>A code of collected data (采集数据项编码), PP-UU-EEDD-TTCCCC-YY. The tables behind its parts are the platform's and not known here.</summary>
/// <param name="Process">生产工序; 00 is the whole plant.</param>
/// <param name="Unit">工序单元; 00 is none.</param>
/// <param name="Equipment">重点用能设备类型; 00 is none.</param>
/// <param name="Number">Of the equipment.</param>
/// <param name="Type">采集数据类型, such as primary or secondary energy.</param>
/// <param name="Class">数据分类: for energy its four-digit code.</param>
/// <param name="Use">能源用途.</param>
public sealed partial record DataCode(string Process, string Unit, string Equipment, string Number, string Type, string Class, string Use)
{
    /// <summary>With hyphens, or as 16 digits alone.</summary>
    public static DataCode? Read(string text)
    {
        var parts = Form().Match(text);
        return parts.Success ? new(parts.Groups[1].Value, parts.Groups[2].Value, parts.Groups[3].Value, parts.Groups[4].Value, parts.Groups[5].Value, parts.Groups[6].Value, parts.Groups[7].Value) : null;
    }

    public override string ToString() => $"{Process}-{Unit}-{Equipment}{Number}-{Type}{Class}-{Use}";

    [GeneratedRegex(@"^([0-9]{2})-?([0-9]{2})-?([0-9]{2})([0-9]{2})-?([0-9]{2})([0-9]{4})-?([0-9]{2})\z")]
    private static partial Regex Form();
}
