using Microsoft.CodeAnalysis;

namespace Qmtl.Cli.Hosting;

/// <summary>The compiler emitted code that is not valid C#: a fault of this tool, never of the model.</summary>
public sealed class GeneratedCodeException : Exception
{
    internal GeneratedCodeException(Diagnostic error)
        : base($"The code generated for the model does not compile: {error}")
    {
    }
}
