using Mono.Cecil;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>No clock but TimeProvider, so that every day can be looked at from any other.</summary>
public class ClockTests
{
    static readonly string[] Clocks = ["System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow"];

    public static TheoryData<string> All => [.. Projects];

    static IEnumerable<(MethodDefinition Caller, MethodReference Called)> Calls(string project) =>
        from type in Types(project)
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where instruction.Operand is MethodReference
        select (method, (MethodReference)instruction.Operand);

    [Theory, MemberData(nameof(All))]
    public void Nobody_looks_at_the_machines_clock(string project) =>
        Assert.Empty(from call in Calls(project) where Clocks.Contains($"{call.Called.DeclaringType.FullName}::{call.Called.Name}") select call.Caller.FullName);

    [Fact]
    public void The_calls_are_seen_by_this_rule() => Assert.Contains(Calls("Luheng.App"), c => c.Called.Name == "get_System" && c.Called.DeclaringType.Name == "TimeProvider");

    [Theory]
    [InlineData("Luheng.Kernel")]
    [InlineData("Luheng.Methods")]
    [InlineData("Luheng")]
    public void Only_the_application_and_its_doors_take_the_system_clock(string project) =>
        Assert.Empty(from call in Calls(project) where call.Called.Name == "get_System" && call.Called.DeclaringType.Name == "TimeProvider" select call.Caller.FullName);
}
