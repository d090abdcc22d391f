using System.Diagnostics;
using System.Text;

namespace Luheng.Benchmarks;

/// <summary>How a process went: its exit code, how long it took from start to end, the most memory it ever held, and what it wrote.</summary>
sealed record Finished(int ExitCode, TimeSpan Took, long PeakBytes, string Output, string Errors)
{
    public double Seconds => Took.TotalSeconds;
    public double PeakMegabytes => PeakBytes / 1e6;
    public string Said => $"exit {ExitCode}: {(Errors.Trim() is { Length: > 0 } errors ? errors : Output.Trim()).Split('\n')[^1].Trim()}";
}

/// <summary>A process that is timed, with its peak memory (VmHWM on Linux) read while it lives.</summary>
sealed class Child : IDisposable
{
    const int SampleMilliseconds = 20;

    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly StringBuilder output = new(), errors = new();
    readonly Process process;
    long peak;

    Child(ProcessStartInfo start)
    {
        process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    public static Child Start(string file, IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new(start);
    }

    public static Finished Run(string file, IEnumerable<string> arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        using var child = Start(file, arguments, folder, environment);
        return child.Wait();
    }

    /// <summary>Waits for the end; the time is taken when the process ends, not when the last sample was read.</summary>
    public Finished Wait()
    {
        while (!process.WaitForExit(SampleMilliseconds)) Sample();
        var took = watch.Elapsed;
        process.WaitForExit();
        return new(process.ExitCode, took, peak, output.ToString(), errors.ToString());
    }

    /// <summary>The most memory held so far, in bytes.</summary>
    public long Sample()
    {
        try
        {
            process.Refresh();
            peak = Math.Max(peak, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            // It ended between the two lines.
        }
        return peak;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
