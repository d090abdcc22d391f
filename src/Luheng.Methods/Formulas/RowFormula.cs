using Luheng.Quantities;

namespace Luheng.Formulas;

/// <summary>A figure that a row formula read, for its explanation.</summary>
public sealed record RowInput(string Name, Quantity Value);

/// <summary>Arithmetic over a plan's own rows, such as P017.reach / P017.base - 1. Its only numbers are 0, 1, 100 and years.</summary>
public sealed class RowFormula
{
    readonly Syntax tree;

    RowFormula(string text, Syntax tree) => (Text, this.tree) = (text, tree);

    public string Text { get; }

    /// <summary>Reads a row formula; throws <see cref="FormulaException"/> where it cannot be read or holds a figure of its own.</summary>
    public static RowFormula Read(string text)
    {
        var tree = SyntaxReader.Read(text);
        if (Parts(tree).OfType<NumberSyntax>().FirstOrDefault(n => !Allowed(n.Value)) is { } literal)
            throw new FormulaException($"at character {literal.At + 1}: the figure {literal.Value} is written out; only 0, 1, 100 and years may be, everything else comes from a row or a factor");
        return new(text, tree);
    }

    /// <summary>The rows it reads, such as P017.</summary>
    public IEnumerable<string> Rows => Parts(tree).OfType<NameSyntax>().Select(n => n.Parts[0].Text).Where(IsRow).Select(n => n.Split('.')[0]).Distinct();

    /// <summary>Every row and field it reads, such as P017.reach.</summary>
    public IEnumerable<(string Row, string Field)> Fields => Parts(tree).OfType<NameSyntax>().Select(n => n.Parts[0].Text).Where(IsRow)
        .Select(n => (n.Split('.')[0], n.Contains('.', StringComparison.Ordinal) ? n[(n.IndexOf('.', StringComparison.Ordinal) + 1)..] : "value")).Distinct();

    public IEnumerable<string> FactorIds => Parts(tree).OfType<CallSyntax>().Where(c => c.Function == "factor")
        .Select(c => string.Join('.', ((NameSyntax)c.Arguments[0]).Parts.Select(p => p.Text)));

    /// <summary>The result in its own unit; null when a row or factor that it needs has no figure.</summary>
    public Quantity? Evaluate(Func<string, string, Quantity?> row, Func<string, Quantity?> factor, UnitTable units, ICollection<RowInput> inputs) =>
        Value(tree, new(row, factor, units, inputs));

    sealed record Context(Func<string, string, Quantity?> Row, Func<string, Quantity?> Factor, UnitTable Units, ICollection<RowInput> Inputs);

    static Quantity? Value(Syntax syntax, Context context)
    {
        switch (syntax)
        {
            case NumberSyntax number:
                return new(number.Percent ? number.Value / 100 : number.Value, Unit.One);
            case NameSyntax name:
                var text = name.Parts[0].Text;
                var dot = text.IndexOf('.', StringComparison.Ordinal);
                return Keep(text, context.Row(dot < 0 ? text : text[..dot], dot < 0 ? "value" : text[(dot + 1)..]), context);
            case CallSyntax { Function: "factor", Arguments: [NameSyntax id] }:
                var factorId = string.Join('.', id.Parts.Select(p => p.Text));
                return Keep(factorId, context.Factor(factorId), context);
            case CallSyntax { Function: "points", Arguments: [var a, var b] }:
                return Value(a, context) is { } left && Value(b, context) is { } right
                    ? new((left.In(Unit.One).Amount - right.In(Unit.One).Amount) * 100, context.Units["百分点"])
                    : null;
            case BinarySyntax binary:
                return Value(binary.Left, context) is { } l && Value(binary.Right, context) is { } r ? Combine(binary.Operator, l, r) : null;
            default:
                throw new FormulaException($"unknown part at character {syntax.At + 1} (known: rows, factor(id), points(a, b), + - * / ^)");
        }
    }

    static Quantity? Keep(string name, Quantity? value, Context context)
    {
        if (value is { } found && context.Inputs.All(i => i.Name != name)) context.Inputs.Add(new(name, found));
        return value;
    }

    static Quantity Combine(char op, Quantity left, Quantity right) => op switch
    {
        '+' => left.Amount == 0 && left.Unit.Symbol is "1" ? right : left + right,
        '-' => left.Amount == 0 && left.Unit.Symbol is "1" ? right with { Amount = -right.Amount } : left - right,
        '*' => new(left.Amount * right.Amount, Times(left.Unit, right.Unit)),
        '/' => left.Unit.Measures(right.Unit)
            ? new(left.Amount / right.In(left.Unit).Amount, Unit.One)
            : new(left.Amount / right.Amount, right.Unit.Symbol is "1" ? left.Unit : new($"{left.Unit}/{right.Unit}", left.Unit.Dimension.Over(right.Unit.Dimension), left.Unit.InBase / right.Unit.InBase)),
        _ => new(Math.Pow(left.In(Unit.One).Amount, right.In(Unit.One).Amount), Unit.One),
    };

    static Unit Times(Unit a, Unit b) => a.Symbol is "1" ? b : b.Symbol is "1" ? a : new($"{a}·{b}", a.Dimension.Times(b.Dimension), a.InBase * b.InBase);

    static bool Allowed(double number) => number is 0 or 1 or 100 || (number is >= 1900 and <= 2200 && number == Math.Floor(number));

    static bool IsRow(string name) => name.Length > 1 && char.IsAsciiLetterUpper(name[0]) && char.IsAsciiDigit(name[1]);

    static IEnumerable<Syntax> Parts(Syntax syntax) => syntax switch
    {
        BinarySyntax binary => Parts(binary.Left).Concat(Parts(binary.Right)).Prepend(syntax),
        CallSyntax call => call.Arguments.SelectMany(Parts).Prepend(syntax),
        _ => [syntax],
    };
}
