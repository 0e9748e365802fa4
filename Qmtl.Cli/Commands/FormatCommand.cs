using System.CommandLine;
using Qmtl.Cli.Formatting;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Commands;

/// <summary><c>qmtl format PATH…</c>: lays out files.</summary>
internal sealed class FormatCommand : ToolCommand
{
    private const string StandardInput = "-";

    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "The .qmtl files, and folders whose .qmtl files are meant; - formats the standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; list the files that are not formatted, and fail if there are any.",
    };

    public FormatCommand(Terminal terminal)
        : base("format", "Lays out model files in the one way that all share; comments stay.", terminal)
    {
        Add(paths);
        Add(check);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("qmtl format Digits.qmtl", "Format a file in place."),
        new("qmtl format .", "Format all files here and below, except in bin and obj."),
        new("qmtl format --check .", "Fail where a file is not formatted, as a build server should."),
        new("qmtl format -", "Format what an editor sends."),
    ];

    protected override int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        var named = arguments.GetRequiredValue(paths);
        var isCheck = arguments.GetValue(check);
        if (!named.Contains(StandardInput)) return FormatFiles(named, isCheck, cancellationToken);
        if (named.Length > 1) throw new WrongUsageException("Name files, or - for the standard input, not both.");
        return FormatInput(isCheck, cancellationToken);
    }

    private int FormatInput(bool isCheck, CancellationToken cancellationToken)
    {
        var file = FormattedFile.Parse("standard input", FormattedFile.ReadToEnd(Terminal.In), Terminal, cancellationToken);
        if (!isCheck) Terminal.Out.Write(file.Formatted);
        if (!isCheck || !file.IsChanged) return ExitCode.Success;
        Terminal.Error.Write("The standard input is not formatted.\n");
        return ExitCode.InvalidInput;
    }

    private int FormatFiles(string[] named, bool isCheck, CancellationToken cancellationToken)
    {
        var (failures, changed) = (0, 0);
        foreach (var path in named)
        {
            foreach (var file in Files(path, ref failures))
            {
                var formatted = Attempt(() => FormattedFile.Open(file, Terminal, cancellationToken), ref failures);
                if (formatted is not { IsChanged: true }) continue;
                if (!isCheck && Attempt(() => formatted.Save(), ref failures) is null) continue;
                changed++;
                WriteLine(file);
            }
        }

        var unformatted = isCheck ? changed : 0;
        if (unformatted > 0)
        {
            var files = unformatted == 1 ? "file is" : "files are";
            Terminal.Error.Write($"{unformatted} {files} not formatted. Run 'qmtl format' on what is listed.\n");
        }

        return failures + unformatted == 0 ? ExitCode.Success : ExitCode.InvalidInput;
    }

    private IReadOnlyList<string> Files(string path, ref int failures) => Attempt(() => ModelFolder.Files(path), ref failures) ?? [];

    /// <summary>Does a part of the work. When it fails, the other files are still worth formatting.</summary>
    private T? Attempt<T>(Func<T> work, ref int failures)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is InvalidInputException or IOException or UnauthorizedAccessException)
        {
            Terminal.Error.Write($"{Failure.Of(exception).Message}\n");
            failures++;
            return null;
        }
    }
}
