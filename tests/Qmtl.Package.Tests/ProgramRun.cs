using System.Diagnostics;

namespace Qmtl.Package.Tests;

/// <summary>What a program did.</summary>
/// <param name="Output">Standard output, then standard error.</param>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static ProgramRun Of(string folder, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, (output + error.GetAwaiter().GetResult()).ReplaceLineEndings("\n"));
    }

    /// <summary>The output of a program that must have succeeded.</summary>
    public string Succeeded()
    {
        ExitCode.ShouldBe(0, Output);
        return Output;
    }
}
