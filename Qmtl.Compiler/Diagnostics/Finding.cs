using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>A diagnostic before the collector decides where it goes and whether it is told already.</summary>
internal readonly record struct Finding(DiagnosticDescriptor Descriptor, TextSpan Span, string Message)
{
    public void ReportTo(DiagnosticBag diagnostics) => diagnostics.Report(Descriptor, Span, Message);
}
