using Luheng.Quantities;

namespace Luheng.Formulas;

/// <summary>A part of a formula, with the unit its value is in.</summary>
public abstract record Node(Unit Unit);

/// <summary>A number written in the formula, with its unit (mostly none).</summary>
public sealed record Literal(double Value, Unit Unit) : Node(Unit);

/// <summary>An item's value for the subject and period asked about.</summary>
public sealed record ItemRef(string Item, Unit Unit) : Node(Unit);

/// <summary>A factor's value for the subject's region and the period's first day, or the subject's own measured value.</summary>
public sealed record FactorRef(string Factor, Unit Unit) : Node(Unit);

/// <summary>+ - * / ^ of two parts; the scale turns the right side into the left side's unit where they are added.</summary>
public sealed record Binary(char Operator, Node Left, Node Right, double Scale, Unit Unit) : Node(Unit);

/// <summary>The sum over a set, already written out term by term: absent terms are skipped, all absent is missing.</summary>
public sealed record SumOver(string Set, IReadOnlyList<Node> Terms, Unit Unit) : Node(Unit);

/// <summary>The sum over the two-digit divisions of a group.</summary>
public sealed record SumOverSectors(Node Term, Unit Unit) : Node(Unit);

/// <summary>A function of one or two parts, such as ln(x) or points(a, b).</summary>
public sealed record Call(string Function, IReadOnlyList<Node> Arguments, Unit Unit) : Node(Unit);

/// <summary>Another period's value: the same one a year before, or the same shape in a named year.</summary>
public sealed record AtPeriod(Node Of, int? Year, Unit Unit) : Node(Unit);

/// <summary>The product of 1 + growth over the years of the period, or from a named year to it.</summary>
public sealed record Compound(string Growth, double Scale, int? From, Unit Unit) : Node(Unit);
