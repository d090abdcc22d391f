using Luheng.Flow.Tests.Cases;
using Luheng.Portal.Boards;

namespace Luheng.Flow.Tests.Boards;

public sealed class FadingTests
{
    readonly StandingClock clock = new(new(2025, 11, 20, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void An_answer_that_has_just_gone_stale_is_given_while_a_new_one_is_made_and_an_old_one_is_not_given()
    {
        var (answers, made) = (new Fading<string>(8, clock), new ManualResetEventSlim());
        string Ask(string now) => answers.Get("board", () => now, () => { made.Set(); return now; });

        Assert.Equal("first", Ask("first"));
        clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal("first", Ask("second"));
        Assert.False(made.IsSet);

        clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal("first", Ask("third"));
        Assert.True(made.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.True(SpinWait.SpinUntil(() => Ask("fourth") == "third", TimeSpan.FromSeconds(30)));

        clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal("fifth", Ask("fifth"));
    }

    [Fact]
    public void What_cannot_be_made_again_stays_until_it_is_too_old_and_then_says_so()
    {
        var answers = new Fading<string>(8, clock);
        Assert.Equal("kept", answers.Get("board", () => "kept", () => "kept"));
        clock.Now += TimeSpan.FromSeconds(30);
        Assert.Equal("kept", answers.Get("board", Broken, Broken));
        clock.Now += TimeSpan.FromMinutes(5);
        Assert.Throws<InvalidOperationException>(() => answers.Get("board", Broken, Broken));

        static string Broken() => throw new InvalidOperationException("broken");
    }
}
