using Qmtl.Models.Commands;
using Spectre.Console;

namespace Qmtl.Models.Tests.Commands;

/// <summary>The program of the studies, and what it prints.</summary>
internal sealed class StudyProgram : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    /// <summary>A folder of its own.</summary>
    public TemporaryFolder Folder => folder;

    /// <summary>What it has printed so far.</summary>
    public string Output => output.ToString();

    /// <summary>What it has said that went wrong.</summary>
    public string Errors => errors.ToString();

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> Run(params string[] args)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 1000;
        return new StudyCommand(console, errors).RunAsync(args);
    }

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        errors.Dispose();
    }
}
