using Luheng.Readings;

namespace Luheng.Monitoring;

/// <summary>Readings as files hold them, in columns: which meter, when, how much, and where it stands.</summary>
sealed class ReadingColumns
{
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public List<string> Meters { get; } = [];

    /// <summary>Where each meter is first met, and how often it is.</summary>
    public List<(int Sheet, int Row, int Column)> First { get; } = [];
    public List<int> Times { get; } = [];
    public List<(int Meter, long Time, double Value, ReadingQuality Quality)> Rows { get; } = [];

    public int Meter(string id, int sheet, int row, int column)
    {
        if (places.TryGetValue(id, out var place)) return place;
        Meters.Add(id);
        First.Add((sheet, row, column));
        Times.Add(0);
        return places[id] = Meters.Count - 1;
    }

    public void Add(int meter, long time, double value, ReadingQuality quality)
    {
        Rows.Add((meter, time, value, quality));
        Times[meter]++;
    }
}
