using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Luheng.Architecture.Tests.Checkout;

namespace Luheng.Architecture.Tests;

/// <summary>What code that ships never does, read from what was built and from its scripts.</summary>
public partial class SafetyTests
{
    static IEnumerable<(string By, string Type)> Used() => from project in Projects from type in Types(project) from used in UsedBy(type) select (Outermost(type), used.FullName);

    static string Outermost(Mono.Cecil.TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type.FullName;

    /// <summary>pdftotext for uploaded plans, and a Chromium for papers.</summary>
    [Fact]
    public void Two_places_start_a_process_and_neither_of_them_a_shell()
    {
        Assert.Equal(["Luheng.Bulletins.PdfPrinter", "Luheng.PlanReading.PdfDocument"], Used().Where(u => u.Type == "System.Diagnostics.ProcessStartInfo").Select(u => u.By).Distinct().Order());
        Assert.Empty(Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && Shell().IsMatch(File.ReadAllText(f))).Select(Short));
    }

    [GeneratedRegex(@"UseShellExecute = true|""/bin/(ba)?sh""|""cmd(\.exe)?""|\.Arguments\s*=")]
    private static partial Regex Shell();

    [Fact]
    public void Nothing_is_made_from_a_type_that_data_name()
    {
        string[] never = ["System.Runtime.Serialization.Formatters.Binary.BinaryFormatter", "System.Runtime.Serialization.NetDataContractSerializer", "System.Xml.Serialization.XmlSerializer", "System.Xml.XmlDocument", "System.Xml.Xsl.XslCompiledTransform", "System.Reflection.Emit.DynamicMethod"];
        Assert.Empty(Used().Where(u => never.Contains(u.Type)).Select(u => $"{u.By} uses {u.Type}"));
        Assert.DoesNotContain(Projects.SelectMany(Module), r => r is "Newtonsoft.Json" or "Microsoft.CodeAnalysis.CSharp.Scripting");
        Assert.Empty(Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && ByName().IsMatch(File.ReadAllText(f))).Select(Short));

        static IEnumerable<string> Module(string project) => Checkout.Module(project).AssemblyReferences.Select(r => r.Name);
    }

    [GeneratedRegex(@"\bType\.GetType\(|\bAssembly\.Load|\bActivator\.CreateInstance\(|TypeNameHandling")]
    private static partial Regex ByName();

    /// <summary>SHA-256 and its HMAC, PBKDF2, ECDSA P-256, random bytes, comparing in constant time, certificates; SM4 is our own, for the national interface alone.</summary>
    [Fact]
    public void Only_known_algorithms_are_used_and_all_have_128_bits_or_more()
    {
        string[] known = ["SHA256", "HMACSHA256", "IncrementalHash", "HashAlgorithmName", "Rfc2898DeriveBytes", "ECDsa", "ECAlgorithm", "ECCurve", "NamedCurves", "DSASignatureFormat", "AsymmetricAlgorithm", "RandomNumberGenerator", "CryptographicOperations", "CryptographicException", "HashAlgorithm", "PemEncoding"];
        var used = Used().Where(u => u.Type.StartsWith("System.Security.Cryptography.", StringComparison.Ordinal) && !u.Type.Contains("X509Certificates", StringComparison.Ordinal)).Select(u => (u.By, Type: u.Type.Split('.', '/')[^1])).Distinct().ToList();
        Assert.Contains(used, u => u.Type == "SHA256");
        Assert.Empty(used.Where(u => !known.Contains(u.Type)).Select(u => $"{u.By} uses {u.Type}"));
        Assert.Empty(from file in Files("src") where file.EndsWith(".cs", StringComparison.Ordinal) from Match curve in Curve().Matches(File.ReadAllText(file)) where curve.Groups[1].Value is not "nistP256" select $"{Short(file)}: {curve.Value}");
    }

    [GeneratedRegex(@"ECCurve\.NamedCurves\.(\w+)")]
    private static partial Regex Curve();

    [Fact]
    public void Dice_that_can_be_foreseen_are_for_inventions_alone_and_make_no_secret()
    {
        var throwers = Used().Where(u => u.Type == "System.Random").Select(u => u.By).Distinct();
        Assert.DoesNotContain(throwers, t => !Inventing().IsMatch(t));
        Assert.Contains(Used(), u => u is { By: "Luheng.Accounts.Secret", Type: "System.Security.Cryptography.RandomNumberGenerator" });
    }

    [GeneratedRegex(@"\.(Demo|Chance|Faults|Simulating|Gates)\.|Simulat|Gateway|Story")]
    private static partial Regex Inventing();

    [Fact]
    public void The_scripts_make_no_code_of_data_listen_to_no_other_window_and_merge_no_objects()
    {
        var scripts = Files("src/Luheng.Portal/wwwroot").Where(f => f.EndsWith(".js", StringComparison.Ordinal) && !Short(f).Contains("/bundle/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(scripts);
        Assert.Empty(from file in scripts from Match found in Dangerous().Matches(File.ReadAllText(file)) select $"{Short(file)}: {found.Value}");
    }

    [GeneratedRegex(@"\beval\(|new Function|document\.(write|cookie|domain)|(inner|outer)HTML\s*\+?=|insertAdjacentHTML|postMessage|__proto__|Object\.assign|setPrototypeOf|XMLHttpRequest|WebSocket|fetch\(['""`]https?:")]
    private static partial Regex Dangerous();

    [Fact]
    public void Types_are_checked_nulls_too_and_a_warning_is_an_error()
    {
        var rules = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("PropertyGroup").Elements().Where(e => e.Name.LocalName is "Nullable" or "TreatWarningsAsErrors").ToDictionary(e => e.Name.LocalName, e => e.Value);
        Assert.Equal(("enable", "true"), (rules["Nullable"], rules["TreatWarningsAsErrors"]));
        Assert.Empty(Files("src").Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && File.ReadAllText(f) is var text && (text.Contains("<Nullable>", StringComparison.Ordinal) || text.Contains("TreatWarningsAsErrors", StringComparison.Ordinal) || text.Contains("AllowUnsafeBlocks", StringComparison.Ordinal))).Select(Short));
    }
}
