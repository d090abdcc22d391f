using System.Numerics.Tensors;
using Luheng.Formulas;

namespace Luheng.Engine;

/// <summary>A formula compiled for one year: every name resolved to a column or a number, run block by block over rows × months.</summary>
abstract class ColumnProgram
{
    /// <summary>Cells handled at once, so that the intermediate results of a formula stay in the nearest cache.</summary>
    public const int Block = 2048;

    /// <summary>Writes the values of the cells from the place given.</summary>
    public abstract void Run(int at, Span<double> into);

    /// <summary>Compiles a tree; null when a part of it can only be answered one subject at a time.</summary>
    public static ColumnProgram? Compile(Node node, World world, int year)
    {
        switch (node)
        {
            case Literal literal: return new Constant(literal.Value);
            case ItemRef item: return new ColumnOf(world.Columns.Of(item.Item, year));
            case FactorRef factor:
                var (scalar, column) = world.Columns.Factor(factor.Factor, year);
                return column is null ? new Constant(scalar) : new ColumnOf(column);
            case Binary binary:
                return Compile(binary.Left, world, year) is { } left && Compile(binary.Right, world, year) is { } right
                    ? new Pair(binary.Operator, left, right, binary.Scale) : null;
            case SumOver sum:
                var terms = sum.Terms.Select(t => Compile(t, world, year)).ToList();
                return terms.Contains(null) ? null : new Total([.. terms.Select(t => Term.Flatten(t!)).Where(t => !t.AlwaysMissing)]);
            case AtPeriod { Year: null } earlier: return Compile(earlier.Of, world, year - 1);
            case Call { Function: not "whole" } call:
                var arguments = call.Arguments.Select(a => Compile(a, world, year)).ToList();
                return arguments.Contains(null) ? null : new Function(call.Function, [.. arguments.Select(a => a!)]);
            default: return null;
        }
    }

    sealed class Constant(double value) : ColumnProgram
    {
        public double Value => value;

        public override void Run(int at, Span<double> into) => into.Fill(value);
    }

    sealed class ColumnOf(double[]? values) : ColumnProgram
    {
        public double[]? Values => values;

        public override void Run(int at, Span<double> into)
        {
            if (values is null) into.Fill(double.NaN);
            else values.AsSpan(at, into.Length).CopyTo(into);
        }
    }

    sealed class Pair(char op, ColumnProgram left, ColumnProgram right, double scale) : ColumnProgram
    {
        public char Operator => op;
        public ColumnProgram Left => left;
        public ColumnProgram Right => right;

        public override void Run(int at, Span<double> into)
        {
            Span<double> other = stackalloc double[into.Length];
            left.Run(at, into);
            right.Run(at, other);
            if (scale != 1) TensorPrimitives.Multiply(other, scale, other);
            switch (op)
            {
                case '+': TensorPrimitives.Add(into, other, into); break;
                case '-': TensorPrimitives.Subtract(into, other, into); break;
                case '*': TensorPrimitives.Multiply(into, other, into); break;
                case '/': TensorPrimitives.Divide(into, other, into); Lanes.MissWhereInfinite(into); break;
                default: TensorPrimitives.Pow(into, other, into); Lanes.MissWhereInfinite(into); break;
            }
        }
    }

    /// <summary>A term of a sum: a product of at most two columns and a number, or any other program.</summary>
    sealed record Term(double[]? First, double[]? Second, double Factor, ColumnProgram? Other)
    {
        public bool AlwaysMissing => Other is null && (First is null || double.IsNaN(Factor));

        /// <summary>One column times a number, the commonest term.</summary>
        public bool IsScaled => Other is null && Second is null;

        public Scaled At(int at, int length) => new(First.AsSpan(at, length), Factor);

        public static Term Flatten(ColumnProgram program)
        {
            var columns = new List<double[]?>();
            var factor = 1.0;
            if (!Gather(program) || columns.Count is 0 or > 2) return new(null, null, 1, program);
            return columns.Contains(null) ? new(null, null, double.NaN, null) : new(columns[0], columns.ElementAtOrDefault(1), factor, null);

            bool Gather(ColumnProgram part)
            {
                switch (part)
                {
                    case Constant constant: factor *= constant.Value; return true;
                    case ColumnOf column: columns.Add(column.Values); return true;
                    case Pair { Operator: '*' } pair: return Gather(pair.Left) && Gather(pair.Right);
                    default: return false;
                }
            }
        }
    }

    sealed class Total(Term[] terms) : ColumnProgram
    {
        public override void Run(int at, Span<double> into)
        {
            Span<long> seen = stackalloc long[into.Length];
            Span<double> scratch = stackalloc double[into.Length];
            seen.Clear();
            into.Clear();
            for (var t = 0; t < terms.Length; t++)
            {
                var term = terms[t];
                if (term.Other is { } other)
                {
                    other.Run(at, scratch);
                    Lanes.AddScaled(into, seen, scratch, 1);
                }
                else if (term.Second is not null) Lanes.AddProduct(into, seen, term.First.AsSpan(at, into.Length), term.Second.AsSpan(at, into.Length), term.Factor);
                else if (t + 4 <= terms.Length && terms.AsSpan(t, 4) is [_, { IsScaled: true } second, { IsScaled: true } third, { IsScaled: true } fourth])
                {
                    Lanes.AddFourScaled(into, seen, term.At(at, into.Length), second.At(at, into.Length), third.At(at, into.Length), fourth.At(at, into.Length));
                    t += 3;
                }
                else Lanes.AddScaled(into, seen, term.First.AsSpan(at, into.Length), term.Factor);
            }
            Lanes.MissWhereUnseen(into, seen);
        }
    }

    sealed class Function(string name, ColumnProgram[] arguments) : ColumnProgram
    {
        public override void Run(int at, Span<double> into)
        {
            Span<double> other = stackalloc double[into.Length];
            arguments[0].Run(at, into);
            if (arguments.Length > 1) arguments[1].Run(at, other);
            for (var i = 0; i < into.Length; i++) into[i] = Functions.Value(name, into[i], other[i]);
        }
    }
}
