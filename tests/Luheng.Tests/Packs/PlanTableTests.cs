using System.Globalization;
using Luheng.Packs;
using Luheng.Quantities;
using static Luheng.Tests.Packs.RealPacks;

namespace Luheng.Tests.Packs;

/// <summary>The table of the 153 figures in the five documents, row by row beside the plan packs.</summary>
public class PlanTableTests
{
    static readonly Dictionary<string, string> PlanOfSeed = new()
    {
        ["000_67088d36e9dadf42.txt"] = "guizhou-2018-2020",
        ["001_a263929abecc7754.txt"] = "miit-2016",
        ["002_4b9ff41881c86ca0.txt"] = "sichuan-13fyp",
        ["003_c1cec73fd691c8fc.txt"] = "national-2016-2020",
        ["004_553ea7f3ca792c3e.txt"] = "sichuan-14fyp",
    };

    /// <summary>Where the table's unit is a remark rather than a unit, what it means.</summary>
    static readonly Dictionary<string, string> MeantUnit = new()
    {
        ["%/a"] = "%",                                   // growth per year: the target's kind says so
        ["tce/a"] = "tce/年",
        ["吨标煤/万元; %"] = "tce/万元",                   // level in one, change in the other
        ["kgce/t (unit missing in text)"] = "kgce/t",
        ["家(sic; 种)"] = "种",                           // the plan's own slip, noted in the pack
    };

    /// <summary>Rows whose figure is a programme's name or a year, which are not amounts.</summary>
    static readonly HashSet<string> Programmes = ["P061", "P062", "P063"];
    static readonly HashSet<string> YearsOnly = ["P064", "P129", "P135", "P136"];

    /// <summary>The only difference in a year: the text says "from 2019", which the pack carries as 2019.</summary>
    static readonly Dictionary<string, string> MeantYear = new() { ["from 2019"] = "2019" };

    public static TheoryData<string> Rows() => RowsThat(_ => true);

    public static TheoryData<string> RowsWithFigures() => RowsThat(id => !Programmes.Contains(id) && !YearsOnly.Contains(id));

    public static TheoryData<string> RowsOfTargets() => RowsThat(id => Entries(id).Any(e => e.Of is Target));

    static TheoryData<string> RowsThat(Func<string, bool> meant) => [.. Table("plan_indicators.csv").Select(r => r("id")).Where(meant)];

    static Func<string, string> Row(string id) => Table("plan_indicators.csv").Single(r => r("id") == id);

    /// <summary>An entry of a plan in one shape, whatever its kind.</summary>
    sealed record Entry(string Plan, object Of, Quantity? Base, Quantity? Reach, Quantity? By, int? BaseYear, int? Year, string Comparator, Citation Source, string Words, Confidence Confidence);

    static IEnumerable<Entry> Entries(string row) => Rules.Plans.Values.SelectMany(plan => Enumerable.Empty<Entry>()
        .Concat(plan.Targets.Where(t => t.Row == row).Select(t => new Entry(plan.Id, t, t.Base, t.Reach, t.By, t.BaseYear, t.Year, t.Comparator, t.Source, t.Words, t.Confidence)))
        .Concat(plan.Outcomes.Where(o => o.Row == row).Select(o => new Entry(plan.Id, o, o.Base, o.Reach ?? (o.By is null ? o.Value : null), o.By, o.BaseYear ?? o.In?.FirstYear - (o.In?.MonthCount > 12 ? 1 : 0), o.Year ?? o.In?.Year, o.Comparator, o.Source, o.Words, o.Confidence)))
        .Concat(plan.Statements.Where(s => s.Row == row).Select(s => new Entry(plan.Id, s, null, s.Values.Count > 0 ? s.Values[0] : null, null, null, s.Year ?? s.ByDate?.Year, s.Comparator, s.Source, s.Words, s.Confidence))));

    [Fact]
    public void The_table_has_153_rows_and_the_plans_carry_each_once()
    {
        var carried = Rules.Plans.Values.SelectMany(p => p.Targets.Select(t => t.Row).Concat(p.Outcomes.Select(o => (string?)o.Row)).Concat(p.Statements.Select(s => s.Row)))
            .OfType<string>().Where(r => r[0] == 'P').Order().ToList();
        Assert.Equal(153, carried.Count);
        Assert.Equal(Table("plan_indicators.csv").Select(r => r("id")).Order(), carried);
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_row_stands_in_the_plan_of_its_document_with_its_clause_and_words(string id)
    {
        var entry = Assert.Single(Entries(id));
        Assert.Equal(PlanOfSeed[Row(id)("seed_file")], entry.Plan);
        Assert.NotEmpty(entry.Source.Clause);
        Assert.NotEmpty(entry.Source.Document);
        Assert.InRange(entry.Words.Length, 2, 40);
        Assert.Equal(Row(id)("confidence"), entry.Confidence.ToString().ToLowerInvariant());
    }

    [Theory, MemberData(nameof(RowsWithFigures))]
    public void A_row_has_the_figures_of_the_table(string id)
    {
        var (row, entry) = (Row(id), Assert.Single(Entries(id)));
        var unit = Units[MeantUnit.GetValueOrDefault(row("unit"), row("unit"))];
        var (target, change) = (row("target_value").Split(';')[0], row("change_value"));

        if (row("change_type") == "count_added") (target, change) = ("", target); // an increase, not the number reached
        // A share or a change carried alone (an outcome's value) is the figure of whichever column the table fills.
        var alone = target is "" && entry is { Reach: not null, By: null } && entry.Of is Outcome;
        Same(row("baseline_value") is "" || entry.Of is Statement ? "" : row("baseline_value"), entry.Base, unit);
        Same(entry.Of is Statement && target is "" ? row("baseline_value") : target, alone ? null : entry.Reach, unit);
        if (change is not "" || entry.By is not null) Same(change, alone ? entry.Reach : entry.By, UnitOfChange(row, unit));

        static void Same(string expected, Quantity? found, Unit unit)
        {
            Assert.Equal(expected is "", found is null);
            if (found is { } figure) Assert.Equal(double.Parse(expected, CultureInfo.InvariantCulture), figure.In(unit).Amount, 1e-9);
        }

        static Unit UnitOfChange(Func<string, string> row, Unit unit) => row("change_type") switch
        {
            "pct_decline" or "pct_or_pp_ambiguous" => Units["%"],
            "pp" or "pp_over_target" => Units["百分点"],
            _ => unit,
        };
    }

    [Theory, MemberData(nameof(RowsOfTargets))]
    public void A_row_has_the_years_of_the_table(string id)
    {
        var (row, target) = (Row(id), Assert.IsType<Target>(Assert.Single(Entries(id)).Of));
        Assert.Equal(MeantYear.GetValueOrDefault(row("target_year"), row("target_year")), target.Year?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(row("baseline_year"), target.BaseYear?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_row_has_the_comparator_of_the_table(string id)
    {
        var entry = Assert.Single(Entries(id));
        Assert.Equal(Row(id)("comparator") is "" ? "=" : Row(id)("comparator"), entry.Comparator);
    }

    [Fact]
    public void Programme_names_are_programmes_and_no_counts()
    {
        foreach (var id in Programmes)
        {
            var statement = Assert.IsType<Statement>(Assert.Single(Entries(id)).Of);
            Assert.Equal(StatementKind.Programme, statement.Kind);
            Assert.Empty(statement.Values);
            Assert.NotEmpty(statement.Note.Zh);
        }
    }

    [Fact]
    public void A_year_that_is_aimed_at_is_a_milestone_and_no_amount()
    {
        foreach (var id in YearsOnly)
        {
            var entry = Assert.Single(Entries(id));
            Assert.Equal(Row(id)("target_value"), entry.Year?.ToString(CultureInfo.InvariantCulture));
            Assert.True(entry.Of is Target { Kind: TargetKind.Milestone } or Statement { Kind: StatementKind.Milestone });
        }
    }

    [Fact]
    public void The_framework_of_actions_is_two_four_one_and_one() =>
        Assert.Equal(Row("P153")("target_value"), string.Join(';', Assert.IsType<Statement>(Assert.Single(Entries("P153")).Of).Values.Select(v => v.Amount.ToString(CultureInfo.InvariantCulture))));
}
