using Luheng.Packs;

namespace Luheng.Portal.OpenData;

/// <summary>A column of a set, as its dictionary has it.</summary>
/// <param name="Type">text, number, integer or date.</param>
public sealed record OpenColumn(string Name, string Type, string Unit, Said Meaning, Said Source);

/// <summary>A set of open data: what it holds, who may use it how, its dictionary and its rows.</summary>
public sealed record OpenSet(string Id, Said Name, Said About, Said Licence, IReadOnlyList<OpenColumn> Columns, Func<Desk, IEnumerable<object?[]>> Rows)
{
    /// <summary>Rows that change without a new desk, such as members of lists; asked for each time.</summary>
    public Func<Office, Desk, IEnumerable<object?[]>>? Live { get; init; }
}
