using Luheng.Engine;
using Luheng.Identifiers;
using Luheng.Observations;
using Luheng.Packs;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.Tests.Returns.Filing;

public sealed class RulesTests
{
    static readonly Catalogue Catalogue = PackLoader.Load(Path.Combine(Root(), "packs"));
    static readonly SubjectId Mill = SubjectId.OfEnterprise("91510104MA6C8R2Q4" + CreditCode.Check("91510104MA6C8R2Q4"));
    static readonly DateOnly Today = new(2025, 12, 3);

    static ReturnKey Key(string form = "205-1", string period = "2025-11") => ReturnKey.Of(form, Mill.Text, period, Catalogue, out _)!.Value;

    static World World(string industry = "3120", params (string Item, string Period, double Value)[] filed) => Luheng.Engine.World.Of(Catalogue, [new(Mill, "锦江钢铁", [new(new(2024, 1, 1), null, "510104", industry)])],
        [.. filed.Select(f => new Observation(Mill, f.Item, Period.Parse(f.Period), f.Value, "", new(SourceKind.Filed, LegalBasis.Administrative, ""), 0))], published: false);

    static ReturnCheck Check(World world, params (string Item, string Text)[] cells) =>
        new ReturnRules(world).Check(Key(), cells.ToDictionary(c => c.Item, c => c.Text), new Dictionary<string, string>(), Today);

    static (string, string, double)[] Year(string item, Func<int, double> value) => [.. Enumerable.Range(1, 12).Select(i => Key().PeriodBefore(i)).Select((p, i) => (item, p.ToString(), value(i)))];

    [Fact]
    public void Everything_wrong_is_said_at_once_and_a_blank_is_no_zero()
    {
        var found = Check(World(), ("energy.consumed.diesel", "１２.5"), ("energy.consumed.electricity", "0"), ("energy.consumed.coke", " "), ("energy.purchased.diesel", "-1"), ("energy.stock.diesel", "abc"), ("energy.comprehensive", "4"));
        Assert.Equal(["negative", "not-a-number", "unknown-item"], found.Problems.Where(p => p.Blocks).Select(p => p.Rule).Order());
        Assert.Equal((12.5, 0.0), (found.Paper.Values["energy.consumed.diesel"], found.Paper.Values["energy.consumed.electricity"]));
        Assert.False(found.Paper.Values.ContainsKey("energy.consumed.coke"));
    }

    [Theory]
    [InlineData("2024-03-15", "", "2024-02", "2024-03"), InlineData("2024-03-15", "", "2024-03", null), InlineData("", "", "1999-01", "2020-01"), InlineData("", "", "2020-01", null)]
    [InlineData("", "2025-01-31", "2025-01", null), InlineData("", "2025-01-31", "2025-02", "2025-01"), InlineData("", "2025-01-15", "2025-01", "2024-12")]
    public void A_return_is_of_a_period_at_whose_end_the_enterprise_is_on_the_register(string from, string to, string period, string? named)
    {
        DateOnly? Day(string text) => text is "" ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var closedByStatus in new[] { false, true })
        {
            var subject = new Subject(Mill, "锦江钢铁", [new(Day(from), closedByStatus ? null : Day(to), "510104", "3120")]) { Statuses = closedByStatus && Day(to) is { } last ? [new(OperatingStatus.Deregistered, last.AddDays(1))] : [] };
            var world = Luheng.Engine.World.Of(Catalogue, [subject], [], published: false);
            var wrong = ReturnSpan.Wrong(world, Key(period: period), Today);
            Assert.Equal(named is null, wrong is null);
            if (named is not null) Assert.All([wrong!.Zh, wrong.En], said => Assert.Contains(named, said, StringComparison.Ordinal));
            var problems = new ReturnRules(world).Check(Key(period: period), new Dictionary<string, string> { ["energy.consumed.diesel"] = "1" }, new Dictionary<string, string>(), Today).Problems;
            Assert.Equal(named is not null, problems.Any(p => p.Rule == "off-register" && p.Blocks));
        }
    }

    [Fact]
    public void A_carrier_whose_default_is_only_a_range_needs_a_measured_coefficient()
    {
        Assert.Contains(Check(World(), ("energy.consumed.coal-slime", "5")).Problems, p => p.Rule == "needs-measured-coefficient");
        Assert.DoesNotContain(Check(World("3120", ("energy.coefficient.coal-slime", "2025", 0.4)), ("energy.consumed.coal-slime", "5")).Problems, p => p.Rule == "needs-measured-coefficient");
    }

    [Fact]
    public void Stock_is_held_against_what_came_and_went_and_raw_material_against_consumption()
    {
        var world = World("3120", ("energy.stock.diesel", "2025-10", 10));
        Assert.DoesNotContain(Check(world, ("energy.purchased.diesel", "5"), ("energy.consumed.diesel", "7"), ("energy.stock.diesel", "8")).Problems, p => p.Rule == "stock-balance");
        var off = Check(world, ("energy.purchased.diesel", "5"), ("energy.consumed.diesel", "7"), ("energy.stock.diesel", "9")).Problems.Single(p => p.Rule == "stock-balance");
        Assert.False(off.Blocks);
        Assert.True(Check(world, ("energy.consumed.diesel", "7"), ("energy.raw_material_use.diesel", "8")).Problems.Single(p => p.Rule == "raw-material-part").Blocks);
    }

    [Fact]
    public void What_lies_outside_the_usual_range_needs_a_word_and_then_passes()
    {
        var world = World("3120", Year("energy.consumed.diesel", i => 100 + i));
        Assert.True(Check(world, ("energy.consumed.diesel", "104")).Ready);
        var far = Check(world, ("energy.consumed.diesel", "1040"));
        Assert.Equal(("unusual", false, false), (far.Problems.Single().Rule, far.Blocked, far.Ready));
        Assert.True(new ReturnRules(world).Check(Key(), new Dictionary<string, string> { ["energy.consumed.diesel"] = "1040" }, new Dictionary<string, string> { ["energy.consumed.diesel"] = "新线投产" }, Today).Ready);
        Assert.Null(new ReturnHistory(World("3120", ("energy.consumed.diesel", "2025-10", 5)), Mill).Expected("energy.consumed.diesel", Key()));
    }

    [Fact]
    public void What_was_filed_last_month_and_is_blank_now_needs_a_word() =>
        Assert.Equal(["blank-now"], Check(World("3120", ("energy.consumed.coke", "2025-10", 5)), ("energy.consumed.diesel", "1")).Problems.Select(p => p.Rule));

    [Fact]
    public void A_month_not_over_an_industry_of_two_digits_and_an_empty_return_are_refused()
    {
        Assert.Contains(new ReturnRules(World()).Check(Key(period: "2025-12"), new Dictionary<string, string> { ["energy.consumed.diesel"] = "1" }, new Dictionary<string, string>(), Today).Problems, p => p.Rule == "period-not-over");
        Assert.Contains(Check(World("31"), ("energy.consumed.diesel", "1")).Problems, p => p.Rule == "industry");
        Assert.True(Check(World()).Blocked);
    }

    [Theory]
    [InlineData("205-1", "2025-09", "2025-10-10")]
    [InlineData("205-1", "2025-12", "2026-01-12")]
    [InlineData("B204-1", "2025-09", "2025-10-09")]
    public void A_due_day_that_is_not_worked_moves_to_the_next_that_is(string form, string period, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DueDays.Of(Key(form, period).Form, Period.Parse(period), Catalogue.Calendar.IsWorkday));

    [Fact]
    public void Totals_are_the_engines_own_and_follow_what_is_typed()
    {
        var totals = ReturnTotals.Of(World(), Key(), new Dictionary<string, double> { ["energy.consumed.electricity"] = 100 });
        Assert.Equal(122.9, totals.Single(t => t.Item.Id == "energy.comprehensive").Value, 3);
    }

    static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("the tests run inside a checkout");
    }
}
