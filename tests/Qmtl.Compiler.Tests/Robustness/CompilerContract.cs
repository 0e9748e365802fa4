using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Formatting;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Robustness;

/// <summary>What the compiler promises for every text whatsoever.</summary>
internal static class CompilerContract
{
    /// <summary>An editor compiles while its user types.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    /// <summary>What is allocated in all, most of it short-lived: the larger part of it would be garbage long before.</summary>
    public const long MostBytes = 2L << 30;

    /// <summary>What is broken of it; null where all is kept.</summary>
    public static string? Check(SourceText source, out EquatableArray<Diagnostic> diagnostics, TimeSpan? longestTime = null)
    {
        diagnostics = [];
        try
        {
            var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread(), ThreadTime.Now);
            var result = QmtlCompiler.Compile(source);
            (bytes, time) = (GC.GetAllocatedBytesForCurrentThread() - bytes, ThreadTime.Now - time);
            diagnostics = result.Diagnostics;
            return CheckCost(time, longestTime ?? LongestTime, bytes) ?? CheckDiagnostics(source, result.Diagnostics) ?? CheckModels(source, result) ?? CheckFormat(source);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string? CheckCost(TimeSpan time, TimeSpan longestTime, long bytes) =>
        bytes > MostBytes ? FormattableString.Invariant($"{bytes >> 20} MiB were allocated.")
        : time > longestTime ? FormattableString.Invariant($"It took {time.TotalSeconds:F1} s.")
        : null;

    private static string? CheckDiagnostics(SourceText source, EquatableArray<Diagnostic> diagnostics)
    {
        var last = 0;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Span.Start < 0 || diagnostic.Span.Length < 0 || diagnostic.Span.End > source.Content.Length) return $"Outside of the text: {diagnostic}";
            if (diagnostic.Span.Start < last) return $"Out of order: {diagnostic}";
            last = diagnostic.Span.Start;
        }

        return null;
    }

    private static string? CheckModels(SourceText source, CompilationResult result)
    {
        if (result.HasErrors || result.Models.Count > 0) return null;
        var declarations = QmtlCompiler.Analyze(source).Syntax.Declarations;
        return declarations.Any(d => d is ModelInstanceSyntax or ModelDeclarationSyntax { Parameters.Count: 0 }) ? "No model, and no error." : null;
    }

    private static string? CheckFormat(SourceText source)
    {
        if (Formatter.Format(source).Text is not { } once) return null;
        var twice = Formatter.Format(new SourceText(source.Path, once)).Text;
        return twice == once ? null : $"Formatted twice it is:\n{twice}\nand formatted once:\n{once}";
    }
}
