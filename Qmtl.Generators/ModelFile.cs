using Microsoft.CodeAnalysis;
using Qmtl.Compiler;
using Qmtl.Compiler.Imports;
using Qmtl.Compiler.Text;

namespace Qmtl.Generators;

/// <summary>A <c>.qmtl</c> file by value.</summary>
/// <param name="Path">As the compiler was given it; diagnostics point there.</param>
/// <param name="HintPrefix">The path relative to the project, without extension, so that files of one name in different folders stay apart.</param>
/// <param name="Text">Null where the file cannot be read.</param>
/// <param name="Imports">The paths of the files that it imports.</param>
internal sealed record ModelFile(string Path, string HintPrefix, string? Text, EquatableArray<string> Imports)
{
    public static ModelFile Read(AdditionalText file, string projectDirectory, CancellationToken cancellationToken)
    {
        var text = file.GetText(cancellationToken)?.ToString();
        var imports = text is null ? default : ImportReader.Read(new SourceText(file.Path, text), cancellationToken);
        return new ModelFile(file.Path, ToHintPrefix(file.Path, projectDirectory), text, imports);
    }

    private static string ToHintPrefix(string path, string projectDirectory)
    {
        var (file, directory) = (Normalize(path), Normalize(projectDirectory).TrimEnd('/') + "/");
        var relative = directory.Length > 1 && file.StartsWith(directory, StringComparison.Ordinal) ? file.Substring(directory.Length) : file;
        var extension = relative.LastIndexOf('.');
        return string.Join("/", relative.Substring(0, extension).Split('/').Where(part => part.Length > 0).Select(ToHintPart));
    }

    private static string Normalize(string path) => path.Replace('\\', '/');

    /// <summary>Hint names allow few characters besides letters and digits, and no <c>..</c> between slashes. Different parts stay different.</summary>
    private static string ToHintPart(string part) =>
        part == ".." ? "_up_" : string.Concat(part.Select(c => IsAllowed(c) ? c.ToString() : FormattableString.Invariant($"_u{(int)c:x4}_")));

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || ".,-+_ ()[]{}".IndexOf(c) >= 0;
}
