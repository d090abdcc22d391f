using System.Globalization;
using System.Text.Json;
using Luheng.Readings;
using Luheng.Time;

namespace Luheng.Monitoring.Nhjc;

/// <summary>One item of an upload, read: the code, how often it is counted (频率), its value, the beginning of its period.</summary>
sealed record EnergyItem(DataCode Code, int Frequency, double Value, long Time, ReadingQuality Quality)
{
    const int RealTime = 0, ByHand = 5;

    /// <summary>The meter of a code is one for each frequency: a month and its first day begin at the same moment.</summary>
    public string Suffix => Frequency switch
    {
        RealTime => "now",
        1 => "day",
        2 => "month",
        _ => "year",
    };

    public bool IsGauge => Frequency == RealTime;

    /// <summary>Reads an item; null with what is wrong with it.</summary>
    /// <param name="cipher">By which each value is decrypted; null where they are plain.</param>
    /// <param name="validNumber">The number that means valid (有效).</param>
    public static EnergyItem? Read(JsonElement item, Sm4? cipher, double validNumber, out string wrong)
    {
        wrong = "不是 JSON 对象";
        if (item.ValueKind != JsonValueKind.Object) return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["dataCode", "dataValue", "inputType", "statType", "statDate", "uploadDate", "scope", "valid"])
        {
            wrong = $"缺少 {name}";
            if (!item.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) return null;
            wrong = "解密失败！";
            if ((cipher is null ? value.ToString() : cipher.Decrypt(value.ToString())) is not { } text) return null;
            texts[name] = text.Trim();
        }
        return Read(texts, validNumber, out wrong);
    }

    static EnergyItem? Read(Dictionary<string, string> texts, double validNumber, out string wrong)
    {
        wrong = $"dataCode '{texts["dataCode"]}' 应为 16 位数字，写作 00-00-0000-000000-00";
        if (DataCode.Read(texts["dataCode"]) is not { } code) return null;
        wrong = $"dataValue '{texts["dataValue"]}' 不是数";
        if (!double.TryParse(texts["dataValue"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return null;
        if (Choice(texts, "inputType", 1, 5, out wrong) is not { } input || Choice(texts, "statType", 0, 3, out wrong) is not { } frequency || Choice(texts, "scope", 1, 4, out wrong) is null) return null;
        if (Moment(texts, "statDate", out wrong) is not { } time || Moment(texts, "uploadDate", out wrong) is null) return null;
        wrong = $"valid '{texts["valid"]}' 应为 0、1 或布尔值";
        bool? valid = bool.TryParse(texts["valid"], out var said) ? said : texts["valid"] is "0" or "1" ? double.Parse(texts["valid"], CultureInfo.InvariantCulture).Equals(validNumber) : null;
        if (valid is null) return null;
        return new(code, frequency, value, time, valid is false ? ReadingQuality.Suspect : input == ByHand ? ReadingQuality.Manual : ReadingQuality.Good);
    }

    static int? Choice(Dictionary<string, string> texts, string name, int least, int most, out string wrong)
    {
        wrong = $"{name} '{texts[name]}' 应为 {least} 到 {most}";
        return int.TryParse(texts[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }

    static long? Moment(Dictionary<string, string> texts, string name, out string wrong)
    {
        wrong = $"{name} '{texts[name]}' 应为 yyyy-MM-dd HH:mm:ss";
        return DateTime.TryParseExact(texts[name], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= 2000 and < 2100
            ? Instant.Of(new(time, China.Offset)) : null;
    }
}
