using Luheng.Benchmarks;

namespace Luheng.Tests.Monitoring;

public class FormFuzzTests
{
    const int Bodies = 100_000;

    public static TheoryData<string> All => [.. Benchmarks.Bodies.Types];

    [Theory, MemberData(nameof(All))]
    public void A_hundred_thousand_damaged_bodies_break_no_promise_of_a_form(string type)
    {
        var fuzz = new FormFuzz(type, 20251120);
        Assert.Null(fuzz.Run(Bodies));
        Assert.InRange(fuzz.WithReadings, Bodies / 50, Bodies);
        Assert.InRange(fuzz.ReadToTheEnd, Bodies / 50, Bodies);
    }
}
