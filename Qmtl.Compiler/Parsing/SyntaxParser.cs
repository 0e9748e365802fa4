using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>Text to syntax. Safe to call from several threads at a time.</summary>
public static class SyntaxParser
{
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static ParseResult Parse(SourceText source, CancellationToken cancellationToken = default)
    {
        var cache = PredictionCache.Current;
        var result = Parse(source, cache, cancellationToken);
        PredictionCache.DropIfLarge(cache);
        return result;
    }

    internal static ParseResult Parse(SourceText source, PredictionCache cache, CancellationToken cancellationToken = default)
    {
        var diagnostics = new DiagnosticBag(source);
        var tokens = TokenReader.Read(source, cache, diagnostics, cancellationToken);
        var file = tokens.IsTooDeep ? Empty(source) : Parse(source, tokens, cache, diagnostics, cancellationToken);
        return new ParseResult(file, diagnostics.ToEquatableArray());
    }

    private static FileSyntax Parse(
        SourceText source, TokenSequence tokens, PredictionCache cache, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var stream = new RecoverableTokenStream(tokens.Items);
        stream.Fill();
        var parser = cache.CreateParser(stream);
        parser.RemoveErrorListeners();
        parser.ErrorHandler = new ErrorRecovery(stream, new SyntaxErrorReporter(diagnostics, stream), tokens, cancellationToken);
        return new FileBuilder(source, stream).Build(parser.file());
    }

    private static FileSyntax Empty(SourceText source) =>
        new(Namespace: null, Imports: [], Declarations: [], new TextSpan(0, source.Content.Length));
}
