using Luheng.Registry;

namespace Luheng.Demo;

/// <summary>Where and as what returns come in: the enterprise, or each of its sites.</summary>
/// <param name="Share">Its part of the enterprise.</param>
sealed record Filer(SubjectId Id, double Share);

/// <summary>An enterprise of the demo: what it is, how large, and how it goes on.</summary>
sealed class Firm
{
    public required int Index { get; init; }
    public required Trade Trade { get; init; }
    public required City City { get; init; }
    public required string Name { get; init; }

    /// <summary>As registered at first, then, where something changes, as registered in that month.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }
    public IReadOnlyList<Subject> Later { get; init; } = [];
    public required IReadOnlyList<Filer> Filers { get; init; }
    public required IReadOnlyList<Line> Lines { get; set; }

    /// <summary>Carriers for which it files a measured coefficient every year.</summary>
    public required IReadOnlyList<Measured> Measures { get; init; }

    /// <summary>Output in 万元, net energy in tce and water in m³ of a month in the middle of the data.</summary>
    public double Output { get; set; }
    public double Energy { get; set; }
    public double Water { get; set; }

    /// <summary>Yearly growth of output, and yearly change of energy per output.</summary>
    public required double Growth { get; init; }
    public required double Pace { get; init; }

    /// <summary>First month with returns, and the first without any again.</summary>
    public int Opens { get; init; }
    public int Closes { get; init; } = Months.Count;

    /// <summary>The month in which the registration changes; -1 where it never does.</summary>
    public int Changes { get; init; } = -1;

    /// <summary>How much larger it is from a month on.</summary>
    public (int From, double Times) Line { get; set; } = (Months.Count, 1);

    public bool Files(int month) => Opens <= month && month < Closes;
}

/// <summary>A carrier whose coefficient must be measured: the item, and the firm's own value in tce per unit.</summary>
sealed record Measured(string Item, double Value);
