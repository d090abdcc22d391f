using System.Xml.Linq;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>Which project may use which: every arrow points towards the kernel.</summary>
public class ReferenceTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Luheng.Kernel"] = [],
        ["Luheng.Methods"] = ["Luheng.Kernel"],
        ["Luheng.Numerics"] = [],
        ["Luheng.Storage"] = ["Luheng.Kernel"],
        ["Luheng"] = ["Luheng.Kernel", "Luheng.Methods", "Luheng.Numerics"],
        ["Luheng.Portal"] = ["Luheng", "Luheng.Methods", "Luheng.Kernel"],
        ["Luheng.App"] = ["Luheng", "Luheng.Kernel", "Luheng.Methods", "Luheng.Numerics", "Luheng.Storage", "Luheng.Portal"],
    };

    public static TheoryData<string> All => [.. Projects];

    static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, "src", name, name + ".csproj"));

    [Theory, MemberData(nameof(All))]
    public void A_project_names_only_those_it_may_use(string project) =>
        Assert.Empty(Project(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).Except(Allowed[project]));

    [Theory, MemberData(nameof(All))]
    public void What_was_built_uses_only_those_it_may(string project) =>
        Assert.Empty(Module(project).AssemblyReferences.Select(r => r.Name).Where(n => n == "Luheng" || n.StartsWith("Luheng.", StringComparison.Ordinal)).Except(Allowed[project]));

    [Fact]
    public void The_kernel_has_no_packages_and_no_input_or_output()
    {
        Assert.Empty(Project("Luheng.Kernel").Descendants("PackageReference"));
        // That data is damaged is no input or output, though its exception lives there.
        Assert.Empty(Types("Luheng.Kernel").SelectMany(UsedBy).Where(t => t.FullName != "System.IO.InvalidDataException").Select(NamespaceOf).Where(n => n is "System.IO" or "System.Net" or "System.Data" || n.StartsWith("System.Net.", StringComparison.Ordinal)).Distinct());
    }

    [Theory]
    [InlineData("Dapper", "Luheng.Storage")]
    [InlineData("Microsoft.Data.Sqlite", "Luheng.Storage")]
    [InlineData("YamlDotNet", "Luheng.Methods")]
    [InlineData("ExcelDataReader", "Luheng")]
    [InlineData("DocumentFormat.OpenXml", "Luheng")]
    [InlineData("System.CommandLine", "Luheng.App")]
    public void Only_one_project_knows_a_library(string library, string owner) =>
        Assert.Equal([owner], Projects.Where(p => Module(p).AssemblyReferences.Any(r => r.Name == library)));

    [Fact]
    public void Every_project_of_the_folder_is_under_these_rules() =>
        Assert.Equal(Projects.Order(), Directory.GetDirectories(Path.Combine(Root, "src")).Select(d => Path.GetFileName(d)!).Order());
}
