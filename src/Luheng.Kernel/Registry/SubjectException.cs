namespace Luheng.Registry;

/// <summary>A text that was to be a subject and is none; whoever shows it to a reader says it in their language.</summary>
public sealed class SubjectException(string text, string problem) : FormatException(problem)
{
    public string Text { get; } = text;
}
