using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Text;

namespace Qmtl.Cli.Hosting;

/// <summary>A <c>.qmtl</c> file has errors.</summary>
public sealed class InvalidModelException : Exception
{
    internal InvalidModelException(SourceText source, IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join('\n', diagnostics))
    {
        Source = source;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public new SourceText Source { get; }

    /// <summary>All there is to say about the file, errors among it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
