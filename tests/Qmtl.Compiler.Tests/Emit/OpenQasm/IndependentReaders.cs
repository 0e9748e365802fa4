using System.ComponentModel;
using System.Diagnostics;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Readers of OpenQASM that others wrote, from npm: one Node process reads many programs.</summary>
internal static class IndependentReaders
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OpenQasmReaders");
    private static readonly Lazy<string?> Missing = new(Restore);

    /// <summary>The answers to requests, in order. Skips the test where Node or npm is not there, or the packages cannot be restored.</summary>
    public static IReadOnlyList<Answer> Read(IEnumerable<Request> requests)
    {
        Skip.IfNot(Missing.Value is null, Missing.Value);
        var array = new JsonArray([.. requests.Select(r => new JsonObject { ["reader"] = r.Reader, ["text"] = r.Text, ["shots"] = r.Shots })]);
        var (output, error) = Run("node", "readers.mjs", array.ToJsonString());
        error.ShouldBeEmpty();
        return [.. JsonNode.Parse(output)!.AsArray().Select(node => new Answer(node!.AsObject()))];
    }

    /// <summary>Restores the packages where they are not there yet.</summary>
    /// <returns>Why they are not there; null where they are.</returns>
    private static string? Restore()
    {
        try
        {
            Run("node", "--version", "");
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "qsharp-lang"))) return null;
            Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci --no-audit --no-fund --loglevel=error", "");
            return null;
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            return $"Programs are read by readers that Node.js runs and npm restores, and one of these failed: {problem.Message}";
        }
    }

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    private static (string Output, string Error) Run(string program, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? (output.Result, error.Result) : throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}: {error.Result}");
    }

    /// <param name="Reader"><c>qsharp-state</c>, <c>qsharp-counts</c>, <c>qsharp-compile</c> or <c>quantum-circuit</c>.</param>
    internal sealed record Request(string Reader, string Text, int Shots = 0);

    /// <summary>What a reader says of a program.</summary>
    internal sealed class Answer(JsonObject json)
    {
        public string? Error => json["error"]?.GetValue<string>();

        public bool IsCompiled => json["compiled"] is not null;

        /// <summary>Amplitudes by the bits of the qubits, the first qubit first.</summary>
        public IReadOnlyDictionary<string, Complex> Amplitudes => json["amplitudes"]!.AsObject()
            .ToDictionary(a => a.Key, a => new Complex(a.Value![0]!.GetValue<double>(), a.Value![1]!.GetValue<double>()));

        /// <summary>How often each value of the register was measured, bit 0 first.</summary>
        public IReadOnlyDictionary<string, int> Counts => json["counts"]!.AsObject().ToDictionary(c => c.Key, c => c.Value!.GetValue<int>());
    }
}
