namespace Luheng.Packs;

/// <summary>A question that cannot be answered as it was asked: where, what was found and what would be right, in both languages.</summary>
public sealed class QuestionException(Said said) : FormatException(said.In("en"))
{
    public Said Said { get; } = said;
}
