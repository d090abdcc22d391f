using Luheng.Observations;
using Luheng.Records;
using Luheng.Registry;

namespace Luheng.Deliveries;

/// <summary>A kind of file that an import takes in beside returns, such as a register of meters: it sees rows one by one, then all of them together.</summary>
public interface ISheetIntake
{
    /// <summary>The headings it knows, for the one whose sheet nobody knows.</summary>
    string Accepted { get; }

    /// <summary>What takes the rows below a row of headings; null when they are of another kind.</summary>
    Action<SheetRow>? Open(SheetHead head);

    /// <summary>Takes a file whole, without reading it as a sheet; false when it is of another kind.</summary>
    /// <param name="sheet">The number its problems name it by.</param>
    bool TakesWhole(string path, int sheet) => false;

    /// <summary>Enterprises that it registers itself; asked for after every sheet is read.</summary>
    IReadOnlyCollection<Subject> Registers(Population before) => [];

    /// <summary>Holds the rows against each other and against what is registered, once everything is read.</summary>
    void Settle(Population population);

    /// <summary>What became of the rows; final once settled.</summary>
    SheetTally Tally { get; }
    IReadOnlyCollection<SheetProblem> Problems { get; }

    /// <summary>The records to be kept with the import's batch.</summary>
    IReadOnlyCollection<Document> Documents { get; }

    /// <summary>The figures to be kept with the import's batch; its tally counts them.</summary>
    IReadOnlyCollection<Observation> Observations => [];

    /// <summary>Makes sure that Store can be done; called before the batch is committed, so that nothing is kept by half.</summary>
    void Prepare()
    {
    }

    /// <summary>Keeps what does not go into the ledger; called once, after the batch is committed.</summary>
    void Store(string by)
    {
    }
}

/// <summary>A row of headings, of which sheet of which file.</summary>
/// <param name="Sheet">The number its problems name it by.</param>
/// <param name="Path">The file.</param>
public sealed record SheetHead(int Sheet, string Path, IReadOnlyList<string> Headings);

/// <summary>A row below the headings as text; a date reads 2025-01-01 or 2025-01-01T08:15:00, an empty cell is empty.</summary>
public readonly record struct SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>Something wrong in a row: in which column, what was found, which rule it breaks, what would be right.</summary>
/// <param name="Row">0 when it concerns the whole sheet.</param>
public sealed record SheetProblem(int Sheet, int Row, int Column, string Found, string Rule, string Hint)
{
    /// <summary>What would be right, in Chinese; empty where it is said in one language alone.</summary>
    public string Zh { get; init; } = "";
}

/// <summary>What became of rows: read is accepted, unchanged and rejected together; corrected ones are part of the accepted.</summary>
public readonly record struct SheetTally(int Read, int Accepted, int Unchanged, int Corrected, int Rejected)
{
    public static SheetTally operator +(SheetTally a, SheetTally b) =>
        new(a.Read + b.Read, a.Accepted + b.Accepted, a.Unchanged + b.Unchanged, a.Corrected + b.Corrected, a.Rejected + b.Rejected);
}
