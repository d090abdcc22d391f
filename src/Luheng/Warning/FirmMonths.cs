using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Warning;

/// <summary>A month to come with its interval.</summary>
public readonly record struct MonthAhead(double Value, double Low, double High);

/// <summary>The months to come of one item of an enterprise, as a page shows them; none where the item has too few months.</summary>
/// <param name="Tested">How many earlier intervals had an outcome, and <paramref name="Covered"/> how many held it.</param>
public sealed record FirmMonths(string Item, IReadOnlyList<MonthAhead> Months, Said Method, int Tested, int Covered)
{
    /// <param name="last">The month after which it is forecast.</param>
    public static IReadOnlyList<FirmMonths> Of(World world, SubjectId enterprise, Period last) => [.. new FirmForecasts(world, last).Of(enterprise).Select(f => new FirmMonths(f.Item,
        [.. f.Forecast.Values.Select((v, k) => new MonthAhead(v, v - f.Forecast.Widths[k], v + f.Forecast.Widths[k]))], Forecasting.Say(f.Forecast.Method), f.Forecast.Points.Tested, f.Forecast.Points.Covered))];
}
