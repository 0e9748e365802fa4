using System.CommandLine;
using Qmtl.Cli.Hosting;
using Qmtl.Compiler;

namespace Qmtl.Cli.Commands;

/// <summary>The option that gives numbers to constants of files, as the property <c>QmtlConstants</c> of a build does.</summary>
internal sealed class ConstantSymbols
{
    private readonly Option<string?> constants = new("--constants", "-c")
    {
        HelpName = "LIST",
        Description = "Numbers for constants of the file and of what it imports, such as features=768 or 'features=768 depth=3'; without, those that are written there.",
    };

    public ConstantSymbols(Command command)
    {
        constants.Validators.Add(result =>
        {
            try
            {
                ConstantValues.Parse(result.GetValueOrDefault<string?>() ?? "");
            }
            catch (FormatException exception)
            {
                result.AddError($"--constants: {exception.Message}");
            }
        });
        command.Add(constants);
    }

    public ConstantValues Read(ParseResult arguments) => ConstantValues.Parse(arguments.GetValue(constants) ?? "");

    /// <summary>That every name is a constant of one of the files.</summary>
    /// <exception cref="WrongUsageException">One is not.</exception>
    public void RequireDeclared(ParseResult arguments, IReadOnlyList<ModelFile> files)
    {
        var names = new SortedSet<string>(files.SelectMany(f => f.Constants), StringComparer.Ordinal);
        if (Read(arguments).Values.FirstOrDefault(v => !names.Contains(v.Name)) is not { } unknown) return;
        throw new WrongUsageException($"--constants: no constant '{unknown.Name}' stands at the top of {string.Join(", ", files.Select(f => f.Source.Path))}. "
            + (names.Count == 0 ? "There is none: declare it with 'const', or leave --constants out." : $"Constants there: {string.Join(", ", names)}."));
    }
}
