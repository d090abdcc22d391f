using Luheng.Packs;
using Luheng.Quantities;

namespace Luheng.Formulas;

/// <summary>What the names of a formula can mean.</summary>
public sealed record Names(IReadOnlyDictionary<string, Unit> Items, Func<string, Factor?> Factors, IReadOnlyDictionary<string, MemberSet> Sets, UnitTable Units);

/// <summary>Looks up the names of a formula and checks that its units fit together.</summary>
sealed class Binder(Names names)
{
    /// <summary>The formula for a family's member; units are checked against the unit that the item declares.</summary>
    public Formula Bind(string text, Unit declared, IReadOnlyDictionary<string, string> members)
    {
        var tree = Node(SyntaxReader.Read(text), members);
        if (!tree.Unit.Measures(declared))
            throw new FormulaException($"the formula gives {tree.Unit.Symbol} ({tree.Unit.Dimension}), but the unit is {declared} ({declared.Dimension})");
        return new(text, tree);
    }

    Node Node(Syntax syntax, IReadOnlyDictionary<string, string> members) => syntax switch
    {
        NumberSyntax number => number.Percent ? new Literal(number.Value / 100, Unit.One) : new Literal(number.Value, Unit.One),
        NameSyntax name => Reference(name, members),
        BinarySyntax binary => Operation(binary, Node(binary.Left, members), Node(binary.Right, members)),
        CallSyntax call => Call(call, members),
        _ => throw new FormulaException("unknown part"),
    };

    Node Reference(NameSyntax name, IReadOnlyDictionary<string, string> members)
    {
        var id = string.Join('.', name.Parts.Select(p => p.Bracketed && members.TryGetValue(p.Text, out var member) ? member : p.Text));
        if (names.Items.TryGetValue(id, out var unit)) return new ItemRef(id, unit);
        if (names.Factors(id) is { } factor) return new FactorRef(factor.Id, factor.Unit);
        var near = names.Items.Keys.Where(k => k.StartsWith(id.Split('.')[0], StringComparison.Ordinal)).Take(5);
        throw new FormulaException($"'{id}' is neither an item nor a factor{(near.Any() ? $" (known: {string.Join(", ", near)} …)" : "")}");
    }

    static Binary Operation(BinarySyntax syntax, Node left, Node right)
    {
        switch (syntax.Operator)
        {
            case '+' or '-':
                if (left is Literal { Value: 0 }) return new(syntax.Operator, left with { Unit = right.Unit }, right, 1, right.Unit);
                if (!left.Unit.Measures(right.Unit))
                    throw new FormulaException($"{left.Unit} ({left.Unit.Dimension}) {syntax.Operator} {right.Unit} ({right.Unit.Dimension}): the two sides do not measure the same thing");
                return new(syntax.Operator, left, right, right.Unit.To(left.Unit), left.Unit);
            case '*':
                return new('*', left, right, 1, Product(left.Unit, right.Unit));
            case '/':
                return new('/', left, right, 1, Ratio(left.Unit, right.Unit));
            default:
                if (!right.Unit.Dimension.IsNone) throw new FormulaException($"the exponent is in {right.Unit}; it must be a plain number");
                if (left.Unit.Dimension.IsNone) return new('^', left, right, 1, Unit.One);
                return right is Literal { Value: var power } && power == Math.Floor(power)
                    ? new('^', left, right, 1, new($"({left.Unit})^{power}", left.Unit.Dimension.Power((int)power), Math.Pow(left.Unit.InBase, power)))
                    : throw new FormulaException($"{left.Unit} can only be raised to a whole number");
        }
    }

    static Unit Product(Unit a, Unit b) =>
        a.Symbol is "1" ? b : b.Symbol is "1" ? a : new($"{a}·{b}", a.Dimension.Times(b.Dimension), a.InBase * b.InBase);

    static Unit Ratio(Unit a, Unit b) =>
        b.Symbol is "1" ? a : new(a.Equals(b) ? "1" : $"{a}/{b}", a.Dimension.Over(b.Dimension), a.InBase / b.InBase);

    Node Call(CallSyntax call, IReadOnlyDictionary<string, string> members)
    {
        switch (call.Function, call.Set, call.Arguments)
        {
            case ("sum", "sector", [var term]):
                var inner = Node(term, members);
                return new SumOverSectors(inner, inner.Unit);
            case ("sum", { } set, [var term]):
                return SumOf(set, term, members);
            case ("previous", null, [var of]):
                var earlier = Node(of, members);
                return new AtPeriod(earlier, null, earlier.Unit);
            case ("at", null, [NumberSyntax year, var of]):
                var then = Node(of, members);
                return new AtPeriod(then, (int)year.Value, then.Unit);
            case ("compound", null, [var growth, .. var from]):
                return Growth(Node(growth, members), from);
            case ("points", null, [var a, var b]):
                return Call("points", [Plain(Node(a, members)), Plain(Node(b, members))], names.Units["百分点"]);
            case ("ln" or "exp", null, [var x]):
                return Call(call.Function, [Plain(Node(x, members))], Unit.One);
            case ("abs" or "optional" or "whole", null, [var x]):
                var one = Node(x, members);
                return Call(call.Function, [one], one.Unit);
            case ("min" or "max" or "logmean", null, [var a, var b]):
                var (left, right) = (Node(a, members), Node(b, members));
                if (!left.Unit.Measures(right.Unit)) throw new FormulaException($"{call.Function}: {left.Unit} ({left.Unit.Dimension}) and {right.Unit} ({right.Unit.Dimension}) do not measure the same thing");
                return Call(call.Function, [left, In(right, left.Unit)], left.Unit);
            default:
                throw new FormulaException($"'{call.Function}' with {call.Arguments.Length} part(s) is not known (known: sum(set: x), optional(x), min(a, b), max(a, b), abs(x), ln(x), exp(x), logmean(a, b), points(a, b), previous(x), at(year, x), compound(growth), whole(x))");
        }
    }

    static Call Call(string function, IReadOnlyList<Node> arguments, Unit unit) => new(function, arguments, unit);

    static Compound Growth(Node growth, Syntax[] from) => (growth, from) switch
    {
        (ItemRef { Unit.Dimension.IsNone: true } item, []) => new(item.Item, item.Unit.InBase, null, Unit.One),
        (ItemRef { Unit.Dimension.IsNone: true } item, [NumberSyntax year]) => new(item.Item, item.Unit.InBase, (int)year.Value, Unit.One),
        _ => throw new FormulaException("compound takes a growth item in per cent and, if need be, the year it starts after"),
    };

    SumOver SumOf(string set, Syntax term, IReadOnlyDictionary<string, string> members)
    {
        if (!names.Sets.TryGetValue(set, out var known))
            throw new FormulaException($"'{set}' is not a set (known: sector, {string.Join(", ", names.Sets.Keys)})");
        var terms = new List<Node>();
        foreach (var member in known.Members)
        {
            var bound = Node(term, new Dictionary<string, string>(members) { [set] = member.Id });
            if (terms.Count > 0 && !bound.Unit.Measures(terms[0].Unit))
                throw new FormulaException($"sum({set}: …): {member.Id} is in {bound.Unit} ({bound.Unit.Dimension}), {known.Members[0].Id} in {terms[0].Unit} ({terms[0].Unit.Dimension})");
            terms.Add(terms.Count > 0 ? In(bound, terms[0].Unit) : bound);
        }
        return terms.Count > 0 ? new(set, terms, terms[0].Unit) : throw new FormulaException($"the set '{set}' is empty");
    }

    static Node Plain(Node node) => node.Unit.Dimension.IsNone ? In(node, Unit.One) : throw new FormulaException($"{node.Unit} ({node.Unit.Dimension}) where a plain number is needed");

    static Node In(Node node, Unit unit)
    {
        var scale = node.Unit.To(unit);
        return scale == 1 ? node : new Binary('*', node, new Literal(scale, Unit.One), 1, unit);
    }
}
