namespace Luheng.Returns;

/// <summary>A file that cannot be read at all: the rule it breaks and what would be right.</summary>
sealed class UnreadableException(string rule, string hint, string? value = null) : Exception(hint)
{
    /// <summary>The rule that a package breaks which unpacks to far too much.</summary>
    public const string Bomb = "zip-bomb";

    public string Rule { get; } = rule;
    public string Hint { get; } = hint;
    public string? Value { get; } = value;
}
