using Qmtl.Compiler.Binding;

namespace Qmtl.Compiler.Diagnostics;

/// <summary>Names that are declared for nothing.</summary>
internal static class UsageDiagnostics
{
    private static readonly DiagnosticFamily Family = new("Names");

    private static readonly DiagnosticDescriptor Unused = Family.DefineWarning("QMTL1101", "Declaration that is never used");
    private static readonly DiagnosticDescriptor Unapplied = Family.DefineWarning("QMTL1102", "Ansatz or encoder that is never applied");

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors => Family.Descriptors;

    public static Finding NeverUsed(Symbol symbol) =>
        new(Unused, symbol.Span, $"the {SymbolWords.Of(symbol.Kind)} '{symbol.Name}' is never used: {(symbol.Kind is SymbolKind.Parameter or SymbolKind.LoopVariable
            ? $"write '_{symbol.Name}' if that is meant"
            : $"remove it, or write '_{symbol.Name}' if that is meant")}");

    public static Finding NeverApplied(Symbol block) =>
        new(Unapplied, block.Span,
            $"the {SymbolWords.Of(block.Kind)} '{block.Name}' is never applied: "
                + $"apply it in 'encode' or a head, remove it, or write '_{block.Name}' if that is meant");
}
