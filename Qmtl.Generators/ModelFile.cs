using Microsoft.CodeAnalysis;

namespace Qmtl.Generators;

/// <summary>A <c>.qmtl</c> file by value.</summary>
/// <param name="Path">As the compiler was given it; diagnostics point there.</param>
/// <param name="Text">Null where the file cannot be read.</param>
internal sealed record ModelFile(string Path, string? Text)
{
    public static ModelFile Read(AdditionalText file, CancellationToken cancellationToken) => new(file.Path, file.GetText(cancellationToken)?.ToString());
}
