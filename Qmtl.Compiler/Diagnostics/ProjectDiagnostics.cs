using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the project or the toolchain rather than with the text of a file.</summary>
public static class ProjectDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Project");

    private static readonly DiagnosticDescriptor NoText = Family.Define("QMTL9003", "A file cannot be read");
    private static readonly DiagnosticDescriptor Failure = Family.Define("QMTL9004", "The compiler failed");
    private static readonly DiagnosticDescriptor SameName = Family.Define("QMTL9005", "Two files declare one model");

    private static readonly DiagnosticDescriptor BadConstants = Family.Define("QMTL9006", "QmtlConstants cannot be read");
    private static readonly DiagnosticDescriptor NoConstant = Family.Define("QMTL9007", "QmtlConstants names no constant");

    internal static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding UnreadableFile() => new(
        NoText,
        default,
        "the file cannot be read. Check that it exists, that it is a text file in UTF-8, and that you may read it.");

    public static Finding InternalError(Exception exception) => new(
        Failure,
        default,
        $"the compiler failed on this file with {exception.GetType().Name}: {exception.Message.Replace("\n", " ")} "
            + "This is a mistake of QMTL, not yours. Please report it with this file.");

    /// <param name="path">The file that declares the model, too.</param>
    /// <param name="place">Where it does.</param>
    public static Finding RepeatedModel(TextSpan span, string model, string path, LinePosition place) => new(
        SameName,
        span,
        $"the model '{model}' is declared in {path}({place}) already. Rename one of the two, or give one of the files another 'namespace'.");

    /// <param name="reason">What is wrong, and what to write instead.</param>
    public static Finding MalformedConstants(string reason) => new(BadConstants, default, $"the property QmtlConstants cannot be read: {reason}");

    /// <param name="declared">The constants that there are.</param>
    public static Finding UnknownConstant(string name, IEnumerable<string> declared) => new(
        NoConstant,
        default,
        $"the property QmtlConstants gives a number to '{name}', but no .qmtl file of the project declares a constant of that name. "
            + (declared.Any() ? $"There are {string.Join(", ", declared)}." : "There are none: declare it with 'const', or leave the property out."));
}
