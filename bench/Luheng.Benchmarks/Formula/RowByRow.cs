using System.Linq.Expressions;
using Luheng.Engine;
using Luheng.Formulas;

namespace Luheng.Benchmarks;

/// <summary>What one would write without columns: the same formula as a compiled expression, called once for every subject and month.</summary>
sealed class RowByRow
{
    readonly double[][] columns;
    readonly Func<double[][], int, double> row;
    readonly int cells;

    /// <summary>Compiles the expression and lays out its columns, which is not part of what is timed.</summary>
    public RowByRow(World world, SumOver sum, double scale, int year)
    {
        var terms = sum.Terms.Select(t => Gather(t, world, year)).ToList();
        columns = [.. terms.SelectMany(t => t.Columns)];
        row = Compile(terms, scale);
        cells = world.Frame.Cells;
    }

    /// <summary>A term: columns to be multiplied, and a number.</summary>
    sealed record Product(List<double[]> Columns, double Factor);

    public double[] Compute()
    {
        const int Block = 2048;
        var values = new double[cells];
        Parallel.For(0, (cells + Block - 1) / Block, block =>
        {
            for (var cell = block * Block; cell < Math.Min(cells, (block + 1) * Block); cell++) values[cell] = row(columns, cell);
        });
        return values;
    }

    static Func<double[][], int, double> Compile(List<Product> terms, double scale)
    {
        var (columns, cell) = (Expression.Parameter(typeof(double[][])), Expression.Parameter(typeof(int)));
        var (total, any, value) = (Expression.Variable(typeof(double)), Expression.Variable(typeof(bool)), Expression.Variable(typeof(double)));
        var body = new List<Expression> { Expression.Assign(total, Expression.Constant(0.0)), Expression.Assign(any, Expression.Constant(false)) };
        var at = 0;
        foreach (var term in terms)
        {
            Expression product = Column();
            for (var c = 1; c < term.Columns.Count; c++) product = Expression.Multiply(product, Column());
            body.Add(Expression.Assign(value, Expression.Multiply(product, Expression.Constant(term.Factor))));
            body.Add(Expression.IfThen(Expression.Equal(value, value),
                Expression.Block(Expression.AddAssign(total, value), Expression.Assign(any, Expression.Constant(true)))));
        }
        body.Add(Expression.Condition(any, scale == 1 ? total : Expression.Multiply(total, Expression.Constant(scale)), Expression.Constant(double.NaN)));
        return Expression.Lambda<Func<double[][], int, double>>(Expression.Block([total, any, value], body), columns, cell).Compile();

        Expression Column() => Expression.ArrayIndex(Expression.ArrayIndex(columns, Expression.Constant(at++)), cell);
    }

    static Product Gather(Node node, World world, int year)
    {
        switch (node)
        {
            case Literal literal:
                return new([], literal.Value);
            case ItemRef item:
                return new([world.Frame.Values(item.Item, year)!], 1);
            case FactorRef { Factor: var id }:
                var factor = world.Catalogue.Factors[id];
                if (factor.MeasuredBy is not { } by || world.Frame.Values(by, year) is not { } filed) return new([], factor.On(new(year, 1, 1), [])!.Value!.Value);
                var (published, scale) = (factor.On(new(year, 1, 1), [])!.Value!.Value, world.Catalogue.Items[by].Unit.To(factor.Unit));
                return new([[.. filed.Select(f => double.IsNaN(f) ? published : f * scale)]], 1);
            case Binary { Operator: '*' } pair:
                var (left, right) = (Gather(pair.Left, world, year), Gather(pair.Right, world, year));
                return new([.. left.Columns, .. right.Columns], left.Factor * right.Factor * pair.Scale);
            default:
                throw new InvalidOperationException($"the bench formula holds a {node.GetType().Name}");
        }
    }
}
