using System.Globalization;
using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>Something about a return that hinders filing (error), or needs a word of explanation (warning).</summary>
/// <param name="Item">The cell; empty where it concerns the whole.</param>
public sealed record ReturnProblem(string Item, bool Blocks, string Rule, Said Text)
{
    /// <summary>The word given for it.</summary>
    public string? Word { get; init; }

    /// <summary>Whether it still stands in the way of submitting.</summary>
    public bool Hinders => Blocks || string.IsNullOrWhiteSpace(Word);

    /// <summary>The same with the name of its item, for where it stands apart from its cell.</summary>
    public ReturnProblem Named(Catalogue catalogue) => catalogue.Items.TryGetValue(Item, out var item) && !Text.Zh.Contains(item.Name.Zh, StringComparison.Ordinal)
        ? this with { Text = new($"{item.Name.Zh}：{Text.Zh}", $"{item.Name.En}: {Text.En}") } : this;

    internal static Said Say(FormattableString zh, FormattableString en) => new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A return held against the rules: its figures, and everything that is to be said about it at once.</summary>
public sealed record ReturnCheck(ReturnPaper Paper, IReadOnlyList<ReturnProblem> Problems)
{
    public bool Blocked => Problems.Any(p => p.Blocks);
    public bool Ready => Problems.All(p => !p.Hinders);
    public int Errors => Problems.Count(p => p.Blocks);
    public int Open => Problems.Count(p => !p.Blocks && p.Hinders);
}
