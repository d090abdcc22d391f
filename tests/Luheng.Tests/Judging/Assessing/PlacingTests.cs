using Luheng.Judging.Assessing;

namespace Luheng.Tests.Judging.Assessing;

public sealed class PlacingTests
{
    static AssessmentScore Score(double low, double high, bool? veto = false) => new(default, 2024, null!, low == high ? low : null, low, high, null, veto, []);

    static IEnumerable<string> Places(params AssessmentScore[] all) => Placing.Of(all).Select(p => p.ToString());

    [Fact]
    public void Open_lines_leave_a_range_of_places_and_equals_share_one() =>
        Assert.Equal(["1", "2–4", "2–4", "2–4", "5", "5"], Places(Score(97, 97), Score(63, 95), Score(70, 90), Score(63, 95), Score(50, 50), Score(50, 50)));

    [Fact]
    public void Nobody_is_placed_among_scores_that_are_all_open() => Assert.Equal(["1–3", "1–3", "1–3"], Places(Score(63, 103), Score(63, 103), Score(63, 103)));

    [Fact]
    public void Whoever_missed_a_line_with_a_veto_comes_last_and_an_open_veto_leaves_the_place_open() =>
        Assert.Equal(["1–2", "2–3", "1–3"], Places(Score(60, 60), Score(99, 99, veto: true), Score(90, 90, veto: null)));
}
