using System.Text.Json;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>What others wrote and we ship: the inventory says all of it, with the versions that the build resolved.</summary>
public class InventoryTests
{
    static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root, "docs", "reference", "packages.md"));

    [Fact]
    public void Every_package_that_ships_stands_in_the_inventory_with_its_version_and_licence()
    {
        using var resolved = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "src", "Luheng.App", "obj", "project.assets.json")));
        var packages = resolved.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package").Select(l => l.Name.Split('/')).ToList();
        Assert.NotEmpty(packages);
        Assert.Empty(packages.Where(p => !Lines.Any(l => l.StartsWith($"| {p[0]} | {p[1]} | ", StringComparison.Ordinal) && l.Split('|')[3].Trim() is not "")).Select(p => $"{p[0]} {p[1]} is not in docs/reference/packages.md"));
    }

    [Fact]
    public void What_the_browser_is_given_stands_in_it_too()
    {
        using var bundle = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "src", "Luheng.Portal", "assets", "package.json")));
        foreach (var package in bundle.RootElement.GetProperty("dependencies").EnumerateObject())
            Assert.Contains(Lines, l => l.StartsWith($"| {package.Name} | {package.Value.GetString()} | ", StringComparison.Ordinal));
    }
}
