namespace Luheng.Bulletins;

/// <summary>A piece of a paper's text; where it shows a figure, its key in the snapshot and the address of its reasons.</summary>
public sealed record Run(string Text, string? Figure = null, string? Address = null)
{
    public static implicit operator Run(string text) => new(text);
}

/// <summary>A part of a paper's body.</summary>
public abstract record Block;

/// <summary>一、 is of the first level, （一） of the second.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>A paragraph, its first line set in by two characters.</summary>
/// <param name="Small">Small print, such as what a table rests on.</param>
public sealed record Paragraph(IReadOnlyList<Run> Runs, bool Small = false) : Block;

/// <summary>A column of a table on paper.</summary>
/// <param name="Ordinal">Whether its numbers number lines, and are no figures.</param>
public sealed record SheetColumn(string Heading, bool Numeric, double Wide = 1, bool Ordinal = false);

/// <summary>A table with its caption and the line that says its unit.</summary>
public sealed record Sheet(string Caption, string Unit, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<Run>> Rows) : Block;

/// <summary>A bar of a chart: how far, and where it should be by now; NaN draws none.</summary>
/// <param name="Figure">Its key in the snapshot.</param>
public sealed record Bar(string Label, double Value, double Due, string? Figure = null);

/// <summary>A chart of lying bars, the amount due beside each where any is; axes from zero, what is negative to the left.</summary>
public sealed record Bars(string Caption, string Unit, string ValueName, string DueName, IReadOnlyList<Bar> Values) : Block
{
    public bool HasDue => Values.Any(b => double.IsFinite(b.Due));
}

/// <summary>An annex (附件) that stands on pages of its own behind the paper.</summary>
public sealed record Annex(string Title, IReadOnlyList<Block> Blocks);

/// <summary>An official paper (公文) before it is written as .docx or as a page: layout of GB/T 9704 as far as a screen and a printer at hand allow.</summary>
public sealed record Paper(string Title, IReadOnlyList<Block> Blocks)
{
    /// <summary>Who issues it: above the red line where there is a red head, and below the text.</summary>
    public string Organ { get; init; } = "";

    /// <summary>发文字号.</summary>
    public string Number { get; init; } = "";
    public bool RedHead { get; init; }

    /// <summary>What stands above the title, such as 演示数据 or 草稿.</summary>
    public string Mark { get; init; } = "";
    public DateOnly? Date { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What is attached and printed with it, in the order of <see cref="Attachments"/>.</summary>
    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>Small print at the foot of every page: number of the paper, hash, where it is verified.</summary>
    public string Foot { get; init; } = "";

    /// <summary>The paper's id, kept in the file's properties.</summary>
    public string Id { get; init; } = "";

    /// <summary>What the printed square leads to; null where nothing can be verified yet.</summary>
    public string? Verify { get; init; }

    /// <summary>A wide table lies across.</summary>
    public bool Across { get; init; }

    public IEnumerable<Run> Runs => Blocks.SelectMany(b => b switch
    {
        Paragraph p => p.Runs,
        Sheet s => s.Rows.SelectMany(r => r),
        _ => [],
    });
}
