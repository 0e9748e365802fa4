using Microsoft.CodeAnalysis;
using Qmtl.Compiler;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>A <c>.qmtl</c> file by value.</summary>
/// <param name="Path">As the compiler was given it; diagnostics point there.</param>
/// <param name="Text">Null where the file cannot be read.</param>
/// <param name="Imports">The paths of the files that it imports.</param>
internal sealed record ModelFile(string Path, string? Text, EquatableArray<string> Imports)
{
    public static ModelFile Read(AdditionalText file, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken)?.ToString();
        return new ModelFile(file.Path, text, text is null ? default : ImportReader.Read(new SourceText(file.Path, text), cancellationToken));
    }
}
