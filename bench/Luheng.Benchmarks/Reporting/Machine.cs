using System.Globalization;
using System.Runtime.InteropServices;

namespace Luheng.Benchmarks;

/// <summary>What the figures were measured on. Nothing in it says whose machine it was.</summary>
sealed record Machine(string Name, string Cpu, int Cores, double MemoryGiB, string System, string Runtime, string Load)
{
    public static Machine Read(string? name)
    {
        var cpu = CpuModel();
        return new(name ?? $"{cpu} {Environment.ProcessorCount} cores", cpu, Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1),
            $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}".Trim(), RuntimeInformation.FrameworkDescription, LoadAverage());
    }

    /// <summary>The name as a folder: letters, digits and hyphens.</summary>
    public string Folder => string.Join('-', new string([.. Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cpu}, {Cores} cores, {MemoryGiB} GiB, {System}, {Runtime}, load before {Load}");

    /// <summary>How many processes wanted a core in the last minute: a busy machine measures slow.</summary>
    static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    static string CpuModel()
    {
        const string Table = "/proc/cpuinfo";
        var model = File.Exists(Table) ? File.ReadLines(Table).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(':', 2)[1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
