using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>QMTL9xxx: what is wrong with the project or the toolchain rather than with the text of a file.</summary>
public static class ProjectDiagnostics
{
    private static readonly DiagnosticDescriptor UnreadableFileDescriptor = new("QMTL9003", "A file cannot be read", "Project");
    private static readonly DiagnosticDescriptor InternalErrorDescriptor = new("QMTL9004", "The compiler failed", "Project");

    internal static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [UnreadableFileDescriptor, InternalErrorDescriptor];

    public static void UnreadableFile(DiagnosticBag bag) =>
        bag.Report(UnreadableFileDescriptor, new TextSpan(0, 0), "the file cannot be read. Check that it exists, that it is a text file in UTF-8, and that you may read it.");

    public static void InternalError(DiagnosticBag bag, Exception exception) =>
        bag.Report(
            InternalErrorDescriptor,
            new TextSpan(0, 0),
            $"the compiler failed on this file with {exception.GetType().Name}: {exception.Message.Replace("\n", " ")} This is a mistake of QMTL, not yours. Please report it with this file.");
}
