using Luheng.Judging;
using Luheng.Judging.Grading;
using Luheng.Packs;
using static Luheng.Tests.Grading.GradeBed;

namespace Luheng.Tests.Grading;

/// <summary>What must not change a grade does not, and what is better never makes it worse.</summary>
public class FairnessTests
{
    static GradeFacts[] Many(int seed, int count)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var firm = Firm(i);
            var lines = Enumerable.Range(0, dice.Next(4)).Select(k => Line(firm, 85 + dice.NextDouble() * 45, 0.1 + dice.NextDouble(), $"p{k}", dice.Next(10) == 0 ? "not-judged" : "between")).ToList();
            var total = lines.Sum(l => l.EnergyShare);
            return new GradeFacts(firm, dice.Next(3) == 0 ? 8_000 : 30_000, dice.Next(8) == 0 ? 9 : 12, [.. lines.Select(l => l with { EnergyShare = l.EnergyShare / total })],
                dice.Next(5) == 0 ? [Paper(firm, "rectify", due: dice.Next(2) == 0 ? "2025-01-01" : "2025-09-01")] : [], dice.Next(4) == 0 ? null : new(0.8 + dice.NextDouble() * 0.2, "meters"));
        })];
    }

    [Fact]
    public void Neither_the_order_of_firms_nor_that_of_lines_changes_a_grade_or_a_byte()
    {
        for (var seed = 0; seed < 30; seed++) Turned(seed);
    }

    static void Turned(int seed)
    {
        var facts = Many(seed, 60);
        var shuffled = facts.ToArray();
        new Random(seed + 1).Shuffle(shuffled);
        var turned = shuffled.Select(f => f with { Lines = [.. f.Lines.Reverse()], Records = [.. f.Records.Reverse()] }).ToArray();
        string Json(GradeFacts[] all) => JudgementJson.Write(Luheng.Grading.GradeList.Ladders(Columns(all), Scheme).Select(l => l.Judgement));
        Assert.Equal(Json(facts), Json(turned));
    }

    [Fact]
    public void A_better_value_never_lowers_a_grade()
    {
        for (var seed = 0; seed < 100; seed++) Better(seed);
    }

    static void Better(int seed)
    {
        var facts = Many(seed, 40);
        var better = facts.Select(f => f with
        {
            Lines = [.. f.Lines.Select(l => l with { Value = l.Value * 0.97 })],
            Monitoring = f.Monitoring is { } m ? m with { Completeness = Math.Min(1, m.Completeness * 1.05) } : new(1, "meters"),
            Records = [.. f.Records.Select(r => r with { Closed = Day.AddDays(-1) })],
            Months = 12,
        }).ToArray();
        var (before, after) = (Columns(facts), Columns(better));
        for (var i = 0; i < facts.Length; i++)
            Assert.True(Rank(before.Grade(Scheme)[i]) >= Rank(after.Grade(Scheme)[i]), $"{before.Firms[i]} {after.Firms[i]}");
    }

    /// <summary>Not graded counts as the level that it is treated as.</summary>
    static int Rank(sbyte grade) => grade == GradeColumns.NotGraded ? Scheme.IndexOf(Scheme.MissingCapsAt) : grade;

    [Fact]
    public void The_ladder_of_one_and_the_column_of_all_agree()
    {
        for (var seed = 0; seed < 30; seed++) Agree(seed);
    }

    static void Agree(int seed)
    {
        var columns = Columns(Many(seed, 60));
        var all = columns.Grade(Scheme);
        for (var i = 0; i < all.Length; i++) Assert.Equal(GradeColumns.LevelOf(Scheme, all[i]), GradeLadder.Of(columns, Scheme, i).Level);
    }

    [Fact]
    public void Making_the_change_that_is_named_gives_exactly_the_grade_that_is_named()
    {
        var lifted = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var dice = new Random(seed);
            // Norm, baseline and benchmark often are one number.
            var columns = Columns([.. Many(seed, 40).Select(f => f with { Lines = [.. f.Lines.Select(l => l with { Limit = dice.Next(2) == 0 ? l.Baseline : dice.Next(5) == 0 ? null : l.Limit, Baseline = dice.Next(6) == 0 ? l.Advanced : l.Baseline })] })]);
            for (var i = 0; i < columns.Firms.Count; i++)
            {
                var ladder = GradeLadder.Of(columns, Scheme, i);
                Assert.Equal(ladder.Lift is null, ladder.Unlifted.Zh is not "");
                if (ladder.LiftsTo is "") continue;
                var held = ladder.Judgement.Because.Where(b => b.Held is not true && Scheme.Rule(b.Rule) is { } r && (b.Held is null ? r.Unknown : r.Gives) == ladder.Level).Select(b => Scheme.Rule(b.Rule)!).ToList();
                Assert.Equal(ladder.LiftsTo, Grade(GradeLift.After(columns, held, i)!).Level);
                Assert.Contains($"→ {(ladder.LiftsTo == GradeScheme.NotGraded ? "未评" : ladder.LiftsTo)}", ladder.Lift!.Zh, StringComparison.Ordinal);
                foreach (var gap in held.Where(r => r.OfLines).SelectMany(r => GradeLift.Smallest(columns, r, i))) Assert.True(gap.To <= gap.Mark);
                lifted++;
            }
        }
        Assert.True(lifted > 500);
    }

    [Fact]
    public void A_stricter_cut_off_never_lifts_anybody()
    {
        var columns = Columns(Many(7, 300));
        var (stricter, wrong) = Luheng.Grading.GradeSchemes.With(Scheme, f => f switch { "advanced-share.margin" => "3", "baseline-share.cut" => "90", "limit-share.margin" => "1.5", _ => null });
        Assert.Empty(wrong);
        var (before, after) = (columns.Grade(Scheme), columns.Grade(stricter));
        Assert.All(Enumerable.Range(0, before.Length), i => Assert.True(after[i] >= before[i]));
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void Cut_offs_that_cannot_be_are_told_all_at_once()
    {
        var (same, wrong) = Luheng.Grading.GradeSchemes.With(Scheme, f => f switch { "advanced-share.cut" => "180", "who.threshold" => "many", "uncertainty" => "-1", _ => null });
        Assert.Equal(3, wrong.Count);
        Assert.Equal(Scheme.Rules, same.Rules);
    }
}
