using System.Globalization;
using System.Text;

namespace Luheng.Engine;

/// <summary>Writes an explanation as indented text for a terminal.</summary>
public static class ExplanationText
{
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        Line(text, 0, $"{explanation.Name.Zh} · {explanation.SubjectName} · {explanation.Period}{(explanation.Demo ? " · 演示数据" : "")}");
        Line(text, 0, $"{Amount(explanation)}  [{explanation.Quality}{(explanation.Coverage < 1 ? Inv($", 覆盖 {explanation.Coverage:P0}") : "")}]");
        Reasons(text, explanation, 1);
        return text.ToString();
    }

    static void Reasons(StringBuilder text, Explanation e, int depth)
    {
        if (e.Formula is not "") Line(text, depth, $"= {e.Formula}");
        if (e.FormulaInWords.Zh is not "" && e.FormulaInWords.Zh != e.Formula) Line(text, depth, $"  {e.FormulaInWords.Zh}");
        if (e.Source is { } source && source.Document is not "") Line(text, depth, $"依据 {source}（{e.Confidence.ToString().ToLowerInvariant()}）{e.Row}");
        if (e.Words is not "") Line(text, depth, $"原文 “{e.Words}”");
        if (e.Origin is { } origin) Line(text, depth, $"来源 {origin.Source} {origin.File}{(origin.Row > 0 ? Inv($" 第 {origin.Row} 行") : "")}");
        foreach (var factor in e.Factors) Line(text, depth, Inv($"× {factor.Id} {factor.Value:0.######} {factor.Unit}（{factor.Source}，{factor.Confidence.ToString().ToLowerInvariant()}{(factor.Measured ? "，实测" : "")}）"));
        foreach (var reason in e.Reasons) Line(text, depth, $"· {reason}");
        foreach (var beside in e.Besides) Line(text, depth, Inv($"对照 {beside.Kind}: {beside.Value:0.####}（覆盖 {beside.Coverage.Share:P0}）{beside.Note}"));
        foreach (var member in e.Members.Take(5)) Line(text, depth, Inv($"  {member.Name} {member.Value:0.##}"));
        foreach (var input in e.Inputs)
        {
            Line(text, depth, $"- {input.Name.Zh} {input.Period}: {Amount(input)}");
            if (depth < 4) Reasons(text, input, depth + 1);
        }
    }

    static string Amount(Explanation e) => e.Missing ? "无数据" : Inv($"{e.Value:#,0.######} {e.Unit}");

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
