using System.Globalization;
using Luheng.Packs;

namespace Luheng.Judging.Allocating;

/// <summary>That the children imply the parent, written out with its numbers: every line can be checked by hand.</summary>
public static class Proof
{
    /// <param name="amount">The unit of what the target is about, and <paramref name="output"/> of what it is held against; empty where they are not known.</param>
    public static IReadOnlyList<Said> Of(Allocation a, string amount = "", string output = "")
    {
        var (e, v) = (amount is "" ? "" : " " + amount, output is "" ? "" : " " + output);
        var (branches, made) = (a.Tree.Branches, a.Tree.ByOutputValue ? new Said("产值", "output value") : new Said("增加值", "value added"));
        double Over(Func<Branch, double> part) => Sum.Of(branches.Select(part));
        if (a.Children.Count == 0) return [];
        var mean = Sum.Of(a.Children.Select(c => c.Weight * c.Effort));
        var weights = Sum.Of(a.Children.Select(c => c.Weight));
        var end = Ends(a);
        return a.Tree.Shape switch
        {
            TreeShape.Intensity =>
            [
                Line($"权重 w = 基期量 E × {made.Zh}增长倍数 G ÷ ΣE·G；ΣE = {Over(b => b.Amount):#,0.####}{e}，ΣE·G = {Over(b => b.Unchanged):#,0.####}{e}，Σw = {weights:0.############}", $"weight w = base-year amount E × growth of {made.En} G ÷ ΣE·G; ΣE = {Over(b => b.Amount):#,0.####}{e}, ΣE·G = {Over(b => b.Unchanged):#,0.####}{e}, Σw = {weights:0.############}"),
                Line($"结构因子 S = (ΣE·G ÷ ΣE) ÷ (ΣV·G ÷ ΣV) = {a.Structure:0.############}（V 为{made.Zh}；各地增速相同时为 1）", $"structure S = (ΣE·G ÷ ΣE) ÷ (ΣV·G ÷ ΣV) = {a.Structure:0.############} (V is {made.En}; 1 where all grow alike)"),
                Line($"恒等式 1 + 上级变化率 = S × Σw·(1 + d)；Σw·d = {-mean * 100:0.############} %", $"identity: 1 + the parent's change = S × Σw·(1 + d); Σw·d = {-mean * 100:0.############} %"),
                Line($"目标年总量 ΣE·G·(1 + d) = {Sum.Of(a.Children.Select(c => c.Branch.Unchanged * (1 - c.Effort))):#,0.####}{e}，ΣV·G = {Over(b => b.Output * b.Growth):#,0.####}{v}；两者之比较基期的变化 = {a.Implied:0.############} %", $"in the target year ΣE·G·(1 + d) = {Sum.Of(a.Children.Select(c => c.Branch.Unchanged * (1 - c.Effort))):#,0.####}{e}, ΣV·G = {Over(b => b.Output * b.Growth):#,0.####}{v}; their ratio against the base year's changes by {a.Implied:0.############} %"),
                end,
            ],
            TreeShape.Total =>
            [
                Line($"不采取措施时的总量 ΣE·G = {Over(b => b.Unchanged):#,0.####} {a.Unit}，要求降低 {a.Asked * 100:0.####} %", $"with nothing done ΣE·G = {Over(b => b.Unchanged):#,0.####} {a.Unit}; {a.Asked * 100:0.####} % must be done without"),
                Line($"Σ 下达总量 = {a.Implied:#,0.######} {a.Unit}", $"Σ of the totals handed down = {a.Implied:#,0.######} {a.Unit}"),
                end,
            ],
            TreeShape.Rate =>
            [
                Line($"权重 w = 目标年产生量的比例，Σw = {weights:0.############}；基期 Σw·r = {Sum.Of(a.Children.Select(c => c.Weight * c.Branch.Output)) * 100:0.######} %", $"weight w = share of what is generated in the target year, Σw = {weights:0.############}; in the base year Σw·r = {Sum.Of(a.Children.Select(c => c.Weight * c.Branch.Output)) * 100:0.######} %"),
                Line($"Σw·目标 = {Sum.Of(a.Children.Select(c => c.Weight * c.Target)):0.############} %", $"Σw·target = {Sum.Of(a.Children.Select(c => c.Weight * c.Target)):0.############} %"),
                end,
            ],
            _ =>
            [
                Line($"不采取措施时的量 ΣE·G = {Over(b => b.Unchanged):#,0.####} {a.Unit}，要求节约 {a.Asked * 100:0.####} %", $"with nothing done ΣE·G = {Over(b => b.Unchanged):#,0.####} {a.Unit}; {a.Asked * 100:0.####} % is to be saved"),
                Line($"Σ 节约量 = {Sum.Of(a.Children.Select(c => c.Target)):#,0.######} {a.Unit}", $"Σ of the savings = {Sum.Of(a.Children.Select(c => c.Target)):#,0.######} {a.Unit}"),
                end,
            ],
        };
    }

    static Said Ends(Allocation a) => Line($"上级目标 {a.Target:0.############} {a.Unit}，残差 {Residual(a.Residual)}", $"the parent asks {a.Target:0.############} {a.Unit}; residual {Residual(a.Residual)}");

    /// <summary>A residual as it is written: nothing is 0.</summary>
    public static string Residual(double residual) => residual == 0 ? "0" : residual.ToString("0.#E+0", CultureInfo.InvariantCulture);

    static Said Line(FormattableString zh, FormattableString en) => new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
