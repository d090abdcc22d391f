namespace Luheng.Time;

/// <summary>A text that was to be a period and is none; whoever shows it to a reader says it in their language.</summary>
public sealed class PeriodException(string text) : FormatException($"'{text}' is not a period like {Period.Accepted}")
{
    public string Text { get; } = text;
}
