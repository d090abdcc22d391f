using System.Text;
using Luheng.Typed;

namespace Luheng.Identifiers;

/// <summary>Names of enterprises made comparable: the same firm written by two offices should give the same key.</summary>
/// <remarks>A key is for matching alone; what people read is always the name as it was registered.</remarks>
public static class FirmName
{
    /// <summary>Forms of a firm, the longer first; those in one line mean the same.</summary>
    static readonly string[] Forms = ["有限责任公司", "股份有限公司", "有限公司", "股份公司", "总公司", "公司", "分公司"];

    const string Traditional = "廠鋼鐵業電華東國際貿團實發開煉銅鋁鋅鉛錫鎂鈦鎢鎳礦氣熱爐機車輪壓鍋農藥醫療製產專營環節綠陽風雲龍鳳豐慶順興寶貴聯儲運輸紙織紡絲絹緯經緒維綿顏釀鹽鹼磚琺塊漿纖繩線網纜覽橋樑築門與並萬億灣島嶺漢遼寧蘇滬魯閩粵瓊贛陝隴衛術長關義眾誠達遠進選";
    const string Simplified = "厂钢铁业电华东国际贸团实发开炼铜铝锌铅锡镁钛钨镍矿气热炉机车轮压锅农药医疗制产专营环节绿阳风云龙凤丰庆顺兴宝贵联储运输纸织纺丝绢纬经绪维绵颜酿盐碱砖珐块浆纤绳线网缆览桥梁筑门与并万亿湾岛岭汉辽宁苏沪鲁闽粤琼赣陕陇卫术长关义众诚达远进选";
    const string WrittenOut = "〇壹贰貳叁參肆伍陆陸柒捌玖拾";
    const string Plain = "零一二二三三四五六六七八九十";

    static readonly Dictionary<char, char> Same = Pairs(Traditional, Simplified).Concat(Pairs(WrittenOut, Plain)).ToDictionary(p => p.From, p => p.To);

    /// <summary>Half-width, upper case, simplified, without blanks and marks; 有限责任公司 and 有限公司 are one.</summary>
    public static string Key(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var c in Words.Plain(name))
            if (Mark(c) is { } bracket) kept.Append(bracket);
            else if (Same.TryGetValue(c, out var plain)) kept.Append(plain);
            else if (char.IsLetterOrDigit(c)) kept.Append(char.ToUpperInvariant(c));
        return kept.Replace("()", "").Replace("有限责任公司", "有限公司").ToString();
    }

    /// <summary>What is left of a name without what is in brackets and without its legal form: the part that tells firms apart.</summary>
    public static string Core(string name)
    {
        var key = new StringBuilder();
        var depth = 0;
        foreach (var c in Key(name))
        {
            if (c == '(') depth++;
            else if (c == ')') depth = Math.Max(0, depth - 1);
            else if (depth == 0) key.Append(c);
        }
        var text = key.ToString();
        var form = Forms.FirstOrDefault(f => text.EndsWith(f, StringComparison.Ordinal) && text.Length > f.Length);
        return form is null ? text : text[..^form.Length];
    }

    /// <summary>Every bracket is a round one; no other mark counts.</summary>
    static char? Mark(char c) => c switch
    {
        '(' or '[' or '{' or '〔' or '【' or '《' or '<' => '(',
        ')' or ']' or '}' or '〕' or '】' or '》' or '>' => ')',
        _ => null,
    };

    static IEnumerable<(char From, char To)> Pairs(string from, string to) => from.Zip(to);
}
