namespace Luheng.Formulas;

/// <summary>A formula as written, parsed and unit-checked: it computes columns, answers single questions, and explains itself.</summary>
public sealed class Formula(string text, Node tree)
{
    public string Text { get; } = text;
    public Node Tree { get; } = tree;

    public override string ToString() => Text;
}
