using Mono.Cecil;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>Inside the product siblings meet in the store, never in each other's code; one file knows them all.</summary>
public class CapabilityTests
{
    static string? Capability(TypeReference type) => NamespaceOf(type).Split('.') is ["Luheng", var folder, ..] ? folder : null;

    static IEnumerable<(TypeDefinition Type, TypeReference Used)> Uses() =>
        from type in Types("Luheng") from used in UsedBy(type) where used.Scope == Module("Luheng") && Capability(used) is not null select (type, used);

    [Fact]
    public void No_capability_uses_another_not_even_in_a_lambda_or_an_async_body() =>
        Assert.Empty(from use in Uses() where Capability(use.Type) is { } own && own != Capability(use.Used) select $"{use.Type.FullName} uses {use.Used.FullName}");

    [Fact]
    public void Only_the_pipeline_knows_the_capabilities() =>
        Assert.Equal(["Luheng.Pipeline"], (from use in Uses() where Capability(use.Type) is null && !Generated(use.Type) select Outermost(use.Type).FullName).Distinct());

    [Fact]
    public void The_capabilities_are_seen_by_these_rules() =>
        Assert.Superset(new HashSet<string> { "Accounting", "Planning", "Returns", "Demo" }, Types("Luheng").Select(Capability).OfType<string>().ToHashSet());

    [Fact]
    public void A_folder_is_a_namespace() =>
        Assert.Empty(from file in Files("src/Luheng")
                     where file.EndsWith(".cs", StringComparison.Ordinal)
                     let folder = Short(file).Split('/')
                     where folder.Length > 3
                     where !File.ReadAllText(file).Contains($"namespace Luheng.{folder[2]}", StringComparison.Ordinal)
                     select Short(file));

    static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    static bool Generated(TypeReference type) => Outermost(type).Name.StartsWith('<');
}
