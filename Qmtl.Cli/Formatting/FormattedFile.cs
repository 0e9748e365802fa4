using System.Text;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler.Formatting;
using Qmtl.Compiler.Text;
using Qmtl.Files;

namespace Qmtl.Cli.Formatting;

/// <summary>A <c>.qmtl</c> file before and after formatting.</summary>
/// <param name="Path">Its path, or what else its text comes from.</param>
/// <param name="IsChanged">Whether its bytes differ from those of <paramref name="Formatted"/>.</param>
/// <param name="Formatted">How it should read.</param>
internal sealed record FormattedFile(string Path, bool IsChanged, string Formatted)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidInputException">The file does not exist, is no text, or has syntax errors, which are then printed.</exception>
    public static FormattedFile Open(string path, Terminal terminal, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? Parse(path, File.ReadAllBytes(path), terminal, cancellationToken)
            : throw new InvalidInputException($"{path}: the file does not exist. Check the path.");

    /// <exception cref="InvalidInputException">The bytes are no text, or have syntax errors, which are then printed.</exception>
    public static FormattedFile Parse(string path, byte[] content, Terminal terminal, CancellationToken cancellationToken)
    {
        var source = new SourceText(path, Decode(path, content));
        var result = Formatter.Format(source, cancellationToken);
        if (result.Text is { } formatted) return new FormattedFile(path, !content.AsSpan().SequenceEqual(Utf8.GetBytes(formatted)), formatted);
        foreach (var diagnostic in result.Diagnostics) DiagnosticExcerpt.Print(terminal, source, diagnostic);
        throw new InvalidInputException($"{path} is left as it is, because it has syntax errors. Correct them first.");
    }

    public static byte[] ReadToEnd(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Replaces the file; behind a link, what the link leads to.</summary>
    public FormattedFile Save()
    {
        AtomicFile.WriteAllText(File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path, Formatted);
        return this;
    }

    // Bytes that are no text would otherwise be replaced without a word, also in comments.
    private static string Decode(string path, byte[] content)
    {
        try
        {
            return Utf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidInputException($"{path}: this is not a text file in UTF-8. Name a .qmtl file, or save it as UTF-8.");
        }
    }
}
