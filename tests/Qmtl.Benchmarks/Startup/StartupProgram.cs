using System.Diagnostics;
using Qmtl.Tests;

namespace Qmtl.Benchmarks.Startup;

/// <summary>The program <c>Qmtl.Startup</c>, published.</summary>
/// <param name="Command">What starts it, and its arguments.</param>
/// <param name="Bytes">The size of the published files that it needs, but the .NET runtime.</param>
internal sealed record StartupProgram(IReadOnlyList<string> Command, long Bytes)
{
    /// <summary>Publishes it for the JIT compiler, or as native code.</summary>
    /// <exception cref="BenchmarkException">It cannot be published.</exception>
    public static StartupProgram Publish(string folder, bool isNative)
    {
        var project = Path.Combine(Repository.Root, "tests", "Qmtl.Startup");
        Run(["dotnet", "publish", project, "--configuration", "Release", "--output", folder, $"-p:PublishNative={isNative}"]);
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml")).Sum(file => file.Length);
        var program = Path.Combine(folder, "Qmtl.Startup");
        return new StartupProgram(isNative ? [program] : ["dotnet", $"{program}.dll"], bytes);
    }

    /// <summary>The time from before the process starts until its first line is read.</summary>
    /// <param name="argument">The file of parameters.</param>
    public (TimeSpan Time, string Answer) Start(string argument)
    {
        var start = new ProcessStartInfo(Command[0], [.. Command.Skip(1), argument]) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadLine();
        var time = watch.Elapsed;
        process.WaitForExit();
        return (time, answer ?? throw new BenchmarkException($"'{string.Join(' ', Command)}' answers nothing."));
    }

    private static void Run(IReadOnlyList<string> command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new BenchmarkException($"'{string.Join(' ', command)}' fails:\n{output}");
    }
}
