using System.Text.RegularExpressions;
using Mono.Cecil;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>How the house reads: short files, plain names, no interface for one, no factor in code, no trace of a machine.</summary>
public partial class HouseTests
{
    [Fact]
    public void No_file_of_code_has_more_than_400_lines() =>
        Assert.Empty(from file in Files("src", "tests", "bench")
                     where Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js" or ".mjs"
                     let lines = File.ReadLines(file).Count()
                     where lines > 400
                     select $"{Short(file)}: {lines}");

    [Fact]
    public void Most_files_of_code_have_fewer_than_150_lines()
    {
        var lengths = Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Select(f => File.ReadLines(f).Count()).Order().ToList();
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 150);
    }

    [Fact]
    public void No_type_has_a_filler_name() =>
        Assert.Empty(from project in Projects from type in Types(project) where Filler().IsMatch(type.Name) && !NamespaceOf(type).StartsWith("System.", StringComparison.Ordinal) select type.FullName);

    [GeneratedRegex("(Manager|Helper|Helpers|Service|Utils|Utilities|Dto|Impl)(`[0-9]+)?$")]
    private static partial Regex Filler();

    /// <summary>Interfaces that have one implementer here: the tests keep a ledger and readings in memory, the second ones.</summary>
    static readonly string[] SecondStandsInTheTests = ["Luheng.Records.ILedger", "Luheng.Readings.IReadings"];

    [Fact]
    public void No_interface_has_a_single_implementer()
    {
        var types = Projects.SelectMany(Types).ToList();
        Assert.Empty(from made in types
                     where made.IsInterface && !SecondStandsInTheTests.Contains(made.FullName)
                     let count = types.Count(t => t.Interfaces.Any(i => i.InterfaceType.FullName == made.FullName))
                     where count < 2
                     select $"{made.FullName}: {count}");
    }

    [Fact]
    public void The_stores_have_their_second_implementer_in_the_tests() =>
        Assert.All(SecondStandsInTheTests, made => Assert.Contains(Files("tests/Luheng.Tests"), f => f.EndsWith(".cs", StringComparison.Ordinal) && File.ReadAllText(f).Contains($": {made.Split('.')[^1]}", StringComparison.Ordinal)));

    /// <summary>Where a number with three decimals is none of the trade's: the invented province, how near an example must come, and how a share is printed.</summary>
    static readonly string[] NumbersOfTheirOwn = ["src/Luheng/Demo/", "src/Luheng.Methods/Packs/TestReader.cs", "src/Luheng.Portal/Shell/Figures.cs"];

    [Fact]
    public void No_factor_is_written_in_code() =>
        Assert.Empty(from file in Files("src")
                     where file.EndsWith(".cs", StringComparison.Ordinal) && !NumbersOfTheirOwn.Any(n => Short(file).StartsWith(n, StringComparison.Ordinal))
                     from line in File.ReadLines(file).Select((text, at) => (Text: Quoted().Replace(text.Split("//")[0], ""), At: at + 1))
                     where Factor().IsMatch(line.Text)
                     select $"{Short(file)}:{line.At}: {line.Text.Trim()}");

    [GeneratedRegex(@"(?<![\w.])\d+\.\d{3,}")]
    private static partial Regex Factor();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [Fact]
    public void No_text_names_a_package_host_or_a_place_on_some_machine()
    {
        string[] traces = ["nuget." + "org", "npm" + "js.", "pypi." + "org", "registry." + "npm", "/wo" + "rk/", "/ro" + "ot/", "/home" + "/", "C:" + "\\"];
        Assert.Empty(from file in Files(".")
                     where Text.Contains(Path.GetExtension(file))
                     let text = File.ReadAllText(file)
                     from trace in traces
                     where text.Contains(trace, StringComparison.OrdinalIgnoreCase)
                     select $"{Short(file)} holds {trace}");
    }

    static readonly HashSet<string> Text = [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".yaml", ".yml", ".csv", ".md", ".razor", ".css", ".js", ".mjs", ".npmrc", ".sh", ".txt", ".config", ".svg", ""];

    [Fact]
    public void Every_type_in_a_project_lies_under_the_name_of_the_house() =>
        Assert.Empty(from project in Projects.Except(["Luheng.Portal", "Luheng.App"])
                     from type in Types(project)
                     where !type.Name.StartsWith('<') && type.DeclaringType is null
                     && NamespaceOf(type) is var name && name != "Luheng" && !name.StartsWith("Luheng.", StringComparison.Ordinal)
                     && !name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("System.", StringComparison.Ordinal)
                     select type.FullName);
}
