using Luheng.Statistics;

namespace Luheng.Tests.Statistics;

public sealed class StudentTests
{
    [Theory]
    [InlineData(0.8, 1, 3.0777)]
    [InlineData(0.8, 2, 1.8856)]
    [InlineData(0.8, 3, 1.6377)]
    [InlineData(0.8, 10, 1.3722)]
    [InlineData(0.95, 4, 2.7764)]
    [InlineData(0.95, 30, 2.0423)]
    public void Agrees_with_the_printed_tables(double share, int freedom, double printed) => Assert.Equal(printed, Student.Reach(share, freedom), 4);
}
