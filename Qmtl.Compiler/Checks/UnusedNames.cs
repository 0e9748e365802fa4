using Qmtl.Compiler.Binding;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Checks;

/// <summary>Names that nothing uses. A file without models is a library: its constants and blocks are there for others.</summary>
internal static class UnusedNames
{
    public static IEnumerable<Finding> Find(CheckedFile file)
    {
        var isLibrary = !file.Names.Syntax.Declarations.Any(d => d is ModelDeclarationSyntax or ModelInstanceSyntax);
        foreach (var symbol in file.Names.Declared)
        {
            if (symbol.Kind is SymbolKind.Model or SymbolKind.Head or SymbolKind.Backend || file.IsUsed(symbol) || CheckedFile.IsMeant(symbol.Name)) continue;
            if (isLibrary && file.Names.FindDeclaration(symbol) is not null) continue;
            yield return symbol.Kind is SymbolKind.Ansatz or SymbolKind.Encoder ? UsageDiagnostics.NeverApplied(symbol) : UsageDiagnostics.NeverUsed(symbol);
        }
    }
}
