using System.Globalization;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Grading;

/// <summary>What a step tariff costs an enterprise in a period, or why that is not known.</summary>
/// <param name="Unit">kWh per unit of product; NaN where it is not known.</param>
/// <param name="Kwh">Electricity that it is charged on; NaN where it is not known.</param>
/// <param name="Surcharge">元/kWh; null where the tariff does not say.</param>
/// <param name="Why">Why there is no amount; null where there is one.</param>
public sealed record LeverCost(StepTariff Tariff, StepEdition? Edition, double Unit, double Kwh, double? Surcharge, Said? Why)
{
    /// <summary>The period whose consumption was judged, and the day whose edition of the tariff it was held against.</summary>
    public required Period Judged { get; init; }
    public required DateOnly Day { get; init; }

    /// <summary>What the amount rests on: the year of the consumption, its value, the threshold, the day of the edition and its clause; null where nothing is known.</summary>
    public Said? Because => Edition is not { } edition || !double.IsFinite(Unit) ? null : new(
        Text($"{Judged} 年单耗 {Unit:#,0.##} kWh{Limit(edition, "，门槛 ", "")}（{Day.Year} 年的标准：{edition.Source}）"),
        Text($"{Unit:#,0.##} kWh per unit in {Judged}{Limit(edition, ", threshold ", "")} (edition of {Day.Year}: {edition.Source})"));

    static string Limit(StepEdition edition, string before, string none) => (edition.Threshold ?? edition.Tiers.Select(t => t.Over).Min()) is { } over ? Text($"{before}{over:#,0.##} kWh") : none;

    static string Text(FormattableString said) => said.ToString(CultureInfo.InvariantCulture);

    /// <summary>元; null where it is not known.</summary>
    public double? Amount => Why is null && Surcharge is { } adds && double.IsFinite(Kwh) ? adds * Kwh : null;

    /// <summary>The tariffs of a means that concern an enterprise: those of whose product it makes anything.</summary>
    /// <param name="period">Whose consumption is judged.</param>
    /// <param name="day">The first day of the means: the edition in force on it says what the consumption costs.</param>
    /// <param name="asked">A step that an authority set, by its id, where the tariff goes by name.</param>
    public static IReadOnlyList<LeverCost> Of(World world, Lever lever, SubjectId firm, Period period, DateOnly day, Func<string, string?>? asked = null) =>
        [.. lever.Costs.Select(c => world.Catalogue.StepTariffs[c]).Select(t => Of(world, t, firm, period, day, asked?.Invoke(t.Id))).OfType<LeverCost>()];

    static LeverCost? Of(World world, StepTariff tariff, SubjectId firm, Period period, DateOnly day, string? step)
    {
        var energy = Asker.Ask(world, tariff.Energy, firm, period);
        var unit = tariff.Item is "" ? null : Asker.Ask(world, tariff.Item, firm, period);
        if (energy.Missing && unit is null or { Missing: true }) return null;
        var (edition, kwh, per) = (tariff.On(day), energy.Missing ? double.NaN : energy.Value * ToKwh(world, energy.Item), unit is null or { Missing: true } ? double.NaN : unit.Value);
        LeverCost Without(string zh, string en) => new(tariff, edition, per, kwh, null, new(zh, en)) { Judged = period, Day = day };
        if (edition is null) return Without("这一时期没有生效的加价标准", "no edition is in force in this period");
        if (edition.Unknown) return Without($"加价档次的数值没有取得（{edition.Source}），不算金额", $"the steps are not known ({edition.Source}); no amount");
        var surcharge = edition.Tiers.FirstOrDefault(t => t.Over is null && t.Id == step)?.Adds ?? edition.Surcharge(per);
        if (surcharge is null) return tariff.Item is "" ? Without("档次由价格主管部门核定，核定后才有金额", "the price department sets the step; there is an amount after that") : Without("没有单位产品电耗，无法定档", "no unit consumption is known");
        return new(tariff, edition, per, kwh, surcharge, double.IsNaN(kwh) ? new("没有产品用电量，不算金额", "the electricity is not known; no amount") : null) { Judged = period, Day = day };
    }

    /// <summary>kWh in the unit of an item of electricity.</summary>
    static double ToKwh(World world, Item item) => world.Catalogue.Units.TryUnit("kWh", out var kwh) ? item.Unit.InBase / kwh.InBase : double.NaN;
}

/// <summary>What became of an enterprise's unit consumption after a means was used on it: the year of the list, and the latest year after.</summary>
public sealed record LeverEffect(string Item, string Unit, int YearBefore, double Before, int? YearAfter, double After)
{
    /// <summary>The change as a share; NaN where one of the two is missing.</summary>
    public double Change => Before > 0 ? After / Before - 1 : double.NaN;

    /// <summary>Energy per unit of output value, which everybody has, unless a product's own is asked for.</summary>
    public static LeverEffect Of(World world, SubjectId firm, int listed, string item = "energy.per_output_value")
    {
        var before = Asker.Ask(world, item, firm, Period.Calendar(listed));
        var after = world.Frame.Years.Where(y => y > listed).OrderDescending().Select(y => (Year: (int?)y, Answer: Asker.Ask(world, item, firm, Period.Calendar(y)))).FirstOrDefault(a => a.Answer is { Missing: false, Coverage.Whole: true });
        return new(item, world.Catalogue.Items[item].Unit.Symbol, listed, before.Missing ? double.NaN : before.Value, after.Year, after.Answer is { } later ? later.Value : double.NaN);
    }
}
