namespace Luheng.Benchmarks;

/// <summary>Where everything is: the checkout, the command under test, a folder to work in, and the python to compare with.</summary>
sealed record Bench(string Root, string Work, string Python)
{
    /// <summary>The file of the steel works' year, where it is at hand.</summary>
    public string? Steel { get; init; }

    public string PackFolder => Path.Combine(Root, "packs");

    public string ResultFolder => Path.Combine(Root, "bench", "results");

    /// <summary>The program `luheng` as built beside this one.</summary>
    public string Luheng => Path.Combine(Root, "src", "Luheng.App", "bin", "Release", "net10.0", "Luheng.App.dll");

    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Luheng.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("run the benchmarks from a checkout: no Luheng.slnx above the program");
    }

    /// <summary>Runs `luheng` to its end as a process of its own.</summary>
    /// <param name="folder">Where it runs; the packs are found from there (default: the checkout's).</param>
    public Finished Command(IEnumerable<string> arguments, string? folder = null) =>
        Child.Run("dotnet", arguments.Prepend(Luheng), folder ?? Root);

    public Child Start(IEnumerable<string> arguments, string? program = null) => Child.Start("dotnet", arguments.Prepend(program ?? Luheng), Root);

    /// <summary>The program as deploy/README.md publishes it, compiled ahead; null and why where the compiler is not to be had.</summary>
    public (string? Program, string Said) Publish()
    {
        var folder = Path.Combine(Work, "published");
        var made = Child.Run("dotnet", ["publish", "src/Luheng.App", "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder], Root);
        return made.ExitCode == 0 ? (Path.Combine(folder, "Luheng.App.dll"), "") : (null, made.Said);
    }

    /// <summary>This program again, for what must not share a process with the rest.</summary>
    public Finished Again(string what, params (string, string)[] environment) =>
        Child.Run("dotnet", [typeof(Bench).Assembly.Location, what], Root, environment);

    /// <summary>An empty folder to work in.</summary>
    public string Fresh(string name)
    {
        var folder = Path.Combine(Work, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    public string Revision() => Child.Run("git", ["describe", "--always", "--dirty"], Root) is { ExitCode: 0 } said ? said.Output.Trim() : "no revision";

    public static string Shown(IEnumerable<string> arguments) => "luheng " + string.Join(' ', arguments.Select(a => Path.IsPathRooted(a) ? Path.GetFileName(a) : a));
}
