using Luheng.Engine;
using Luheng.Formulas;
using Luheng.Packs;
using Luheng.Time;

namespace Luheng.Comparing;

/// <summary>A ratio's formula over whole lanes: of enterprises, or of groups whose sums stand for its inputs. The same rules as one answer has: a missing input makes it missing, only a sum skips.</summary>
public static class Recipe
{
    /// <summary>Whether a formula can be read lane by lane; one that needs a firm's own measured factors or its sectors cannot.</summary>
    public static bool Can(Node node, Catalogue catalogue) => node switch
    {
        Literal or ItemRef => true,
        FactorRef factor => catalogue.Factors[factor.Factor].MeasuredBy is null,
        Binary binary => Can(binary.Left, catalogue) && Can(binary.Right, catalogue),
        SumOver sum => sum.Terms.All(t => Can(t, catalogue)),
        AtPeriod at => Can(at.Of, catalogue),
        Call { Function: not "whole" } call => call.Arguments.All(a => Can(a, catalogue)),
        _ => false,
    };

    /// <param name="leaf">An input's lane in a period; a factor's is asked under its own id.</param>
    public static double[] Run(Node node, Period period, int length, Func<string, Period, double[]> leaf)
    {
        switch (node)
        {
            case Literal literal: return Filled(length, literal.Value);
            case ItemRef item: return leaf(item.Item, period);
            case FactorRef factor: return leaf(factor.Factor, period);
            case AtPeriod at: return Run(at.Of, period.ShiftYears(at.Year is { } year ? year - period.Year : -1), length, leaf);
            case SumOver sum: return Sum(sum.Terms.Select(t => Run(t, period, length, leaf)), length);
            case Call call:
                var first = Run(call.Arguments[0], period, length, leaf);
                var second = call.Arguments.Count > 1 ? Run(call.Arguments[1], period, length, leaf) : null;
                return Each(length, i => Functions.Value(call.Function, first[i], second?[i] ?? double.NaN));
            case Binary binary:
                var (left, right) = (Run(binary.Left, period, length, leaf), Run(binary.Right, period, length, leaf));
                return Each(length, i => Pair(binary, left[i], right[i] * binary.Scale));
            default: throw new InvalidOperationException($"{node.GetType().Name} has no lane");
        }
    }

    /// <summary>The inputs that a formula reads, with their periods.</summary>
    public static IEnumerable<(string Item, Period Period)> Inputs(Node node, Period period) => node switch
    {
        ItemRef item => [(item.Item, period)],
        AtPeriod at => Inputs(at.Of, period.ShiftYears(at.Year is { } year ? year - period.Year : -1)),
        SumOver sum => sum.Terms.SelectMany(t => Inputs(t, period)),
        Call call => call.Arguments.SelectMany(a => Inputs(a, period)),
        Binary binary => Inputs(binary.Left, period).Concat(Inputs(binary.Right, period)),
        _ => [],
    };

    /// <summary>Every item that a formula names.</summary>
    public static IEnumerable<string> Uses(Node node) => node switch
    {
        ItemRef item => [item.Item],
        Compound compound => [compound.Growth],
        AtPeriod at => Uses(at.Of),
        SumOver sum => sum.Terms.SelectMany(Uses),
        SumOverSectors sum => Uses(sum.Term),
        Call call => call.Arguments.SelectMany(Uses),
        Binary binary => Uses(binary.Left).Concat(Uses(binary.Right)),
        _ => [],
    };

    static double Pair(Binary binary, double left, double right)
    {
        if (binary.Operator == '/' && right == 0) return double.NaN;
        var value = binary.Operator switch { '+' => left + right, '-' => left - right, '*' => left * right, '/' => left / right, _ => Math.Pow(left, right) };
        return double.IsFinite(value) ? value : double.NaN;
    }

    static double[] Sum(IEnumerable<double[]> terms, int length)
    {
        var total = Filled(length, double.NaN);
        foreach (var term in terms)
            for (var i = 0; i < length; i++)
                if (!double.IsNaN(term[i])) total[i] = double.IsNaN(total[i]) ? term[i] : total[i] + term[i];
        return total;
    }

    static double[] Filled(int length, double value)
    {
        var lane = new double[length];
        Array.Fill(lane, value);
        return lane;
    }

    static double[] Each(int length, Func<int, double> value)
    {
        var lane = new double[length];
        for (var i = 0; i < length; i++) lane[i] = value(i);
        return lane;
    }
}
