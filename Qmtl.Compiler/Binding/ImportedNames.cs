using Qmtl.Compiler.Syntax;

namespace Qmtl.Compiler.Binding;

/// <summary>A file whose declarations another one sees.</summary>
internal sealed record ImportedNames(ImportSyntax Import, BoundFile File)
{
    /// <summary>What it declares at its top; not what it imports itself.</summary>
    public IEnumerable<Symbol> Symbols => File.Syntax.Declarations.Select(declaration => File.Find(declaration.Name)).OfType<Symbol>();
}
