using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>What can be wrong with the project or the toolchain rather than with the text of a file.</summary>
public static class ProjectDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Project");

    private static readonly DiagnosticDescriptor NoText = Family.Define("QMTL9003", "A file cannot be read");
    private static readonly DiagnosticDescriptor Failure = Family.Define("QMTL9004", "The compiler failed");

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
}
