using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>How a sheet is laid out: where its data begin, and which column is what.</summary>
abstract record Layout(int FirstRow, IReadOnlyDictionary<int, string> Headings);

/// <summary>One placement of an enterprise or site per row.</summary>
sealed record RegistryLayout(int FirstRow, IReadOnlyDictionary<int, string> Headings, IReadOnlyDictionary<Role, int> Columns) : Layout(FirstRow, Headings);

/// <summary>One figure per row; subject and period may stand in the head instead of columns.</summary>
sealed record LongLayout(int FirstRow, IReadOnlyDictionary<int, string> Headings, IReadOnlyDictionary<Role, int> Columns, Label? Subject, Label? Period) : Layout(FirstRow, Headings);

/// <summary>One column per item; one row per subject and period.</summary>
sealed record WideLayout(int FirstRow, IReadOnlyDictionary<int, string> Headings, IReadOnlyDictionary<Role, int> Columns, IReadOnlyList<WideColumn> Items, Label? Period) : Layout(FirstRow, Headings);

/// <summary>A form's grid for one subject and period: members down, measures across.</summary>
sealed record GridLayout(int FirstRow, IReadOnlyDictionary<int, string> Headings, IReadOnlyDictionary<Role, int> Columns, Form Form, IReadOnlyList<GridColumn> Measures, Label? Subject, Label? Period) : Layout(FirstRow, Headings);

/// <summary>A value in the head of a sheet beside or behind its label.</summary>
sealed record Label(Cell Value, int Row, int Column);

/// <summary>A column of values: the item it carries (null when nobody knows it) and the unit written above it.</summary>
sealed record WideColumn(int Column, Item? Item, string? Unit, string Heading, int HeadingRow);

/// <summary>A measure of a grid, with the unit above it; the word for the row's unit in it stands for that of each row.</summary>
sealed record GridColumn(int Column, FormColumn Measure, string? Unit)
{
    public const string RowUnit = "计量单位";
}
