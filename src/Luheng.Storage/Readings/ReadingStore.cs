namespace Luheng.Readings;

/// <summary>The readings of a data folder: a journal that acknowledges, and compressed blocks of a meter and day.</summary>
public static class ReadingStore
{
    /// <summary>Opens the readings of a folder, or makes them.</summary>
    /// <param name="postgres">A connection string where they live in PostgreSQL; null: in the folder.</param>
    public static IReadings Open(string dataFolder, TimeProvider clock, string? postgres = null) => throw new NotImplementedException();
}
