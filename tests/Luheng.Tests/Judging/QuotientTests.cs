using System.Globalization;
using Luheng.Judging;

namespace Luheng.Tests.Judging;

public sealed class QuotientTests
{
    [Theory]
    [InlineData(16.9344, 17.3681, 2, "0.0"), InlineData(16.9344, 17.3681, 2, "0"), InlineData(2.908066, 2.085164, 2, "0.00"), InlineData(50, 100, 2, "0"), InlineData(1234.5678, 0.0123, 2, "0.00")]
    public void Whoever_divides_the_parts_again_comes_to_the_number_shown(double over, double under, int least, string shown)
    {
        var part = Quotient.Parts(over / under, least, read => read(over) / read(under));
        double Read(double value) => double.Parse(part(value), CultureInfo.InvariantCulture);
        Assert.Equal((over / under * 100).ToString(shown, CultureInfo.InvariantCulture), (Read(over) / Read(under) * 100).ToString(shown, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Parts_that_divide_to_it_anyway_get_no_more_decimals() => Assert.Equal("1,234.5", Quotient.Parts(0.5, 2, read => read(1234.5) / read(2469))(1234.5));
}
