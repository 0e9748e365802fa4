using System.CommandLine;
using System.CommandLine.Parsing;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl check FILE…</c>: finds mistakes.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "The .qmtl files.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ConstantSymbols constants;

    public CheckCommand(Terminal terminal)
        : base("check", "Finds mistakes in model files, and says where and what to do.", terminal)
    {
        files.Validators.Add(RefuseUnknownOptions);
        Add(files);
        constants = new ConstantSymbols(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl check Digits.qmtl", "Check one file."),
        new("qmtl check Digits.qmtl Emotions.qmtl", "Check several."),
        new("qmtl check Emotions.qmtl --constants features=768", "Check a file as a build with other numbers for its constants takes it."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var paths = arguments.GetRequiredValue(files);
        var (errors, warnings, models) = (0, 0, 0);
        var opened = new List<ModelFile>();
        foreach (var path in paths)
        {
            try
            {
                var file = ModelFile.Open(path, constants.Read(arguments), cancellationToken);
                opened.Add(file);
                file.Print(Terminal);
                errors += file.Result.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
                warnings += file.Result.Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Warning);
                models += file.Result.Models.Count;
            }
            catch (Exception exception) when (exception is InvalidInputException or IOException or UnauthorizedAccessException)
            {
                // The other files are still worth checking.
                Terminal.Error.Write($"{Failure.Of(exception).Message}\n");
                errors++;
            }
        }

        if (opened.Count > 0) constants.RequireDeclared(arguments, opened);
        WriteLine($"{Counted.Of(paths.Length, "file")}, {Counted.Of(models, "model")}: {Counted.Of(errors, "error")}, {Counted.Of(warnings, "warning")}.");
        return errors == 0 ? ExitCode.Success : ExitCode.InvalidInput;
    }

    /// <summary>A list of files would take an option that does not exist for a file that does not exist.</summary>
    private static void RefuseUnknownOptions(ArgumentResult result)
    {
        foreach (var option in result.Tokens.Select(t => t.Value).Where(t => t.StartsWith('-') && !File.Exists(t)))
            result.AddError($"Unrecognized option '{option}'.");
    }
}
