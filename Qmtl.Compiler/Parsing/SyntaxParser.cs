using Antlr4.Runtime;
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
        var (file, constructs) = tokens.IsTooDeep ? (Empty(source), []) : Parse(source, tokens, cache, diagnostics, cancellationToken);
        var errors = diagnostics.ToEquatableArray();
        var mistakes = constructs.Concat(tokens.EndsInComment ? [LostInComment(source, tokens)] : []).Concat(errors.Select(e => new MistakeSyntax([], HidesName: false, new TextSpan(source.Start + e.Span.Start, e.Span.Length)))).OrderBy(m => m.Span.Start);
        return new ParseResult(file with { Mistakes = mistakes.ToEquatableArray() }, errors);
    }

    private static (FileSyntax File, IReadOnlyList<MistakeSyntax> Mistakes) Parse(
        SourceText source, TokenSequence tokens, PredictionCache cache, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var stream = new RecoverableTokenStream(tokens.Items);
        stream.Fill();
        var parser = cache.CreateParser(stream);
        parser.RemoveErrorListeners();
        var recovery = new ErrorRecovery(stream, new SyntaxErrorReporter(diagnostics, stream), tokens, cancellationToken);
        parser.ErrorHandler = recovery;
        return (new FileBuilder(source, stream).Build(parser.file()), recovery.Mistakes);
    }

    private static MistakeSyntax LostInComment(SourceText source, TokenSequence tokens)
    {
        var last = tokens.Items.LastOrDefault(t => t.Channel == TokenConstants.DefaultChannel && t.Type != TokenConstants.EOF);
        return new MistakeSyntax([], HidesName: true, TextSpan.FromBounds(last is null ? source.Start : TokenWords.Span(last).End, source.End));
    }

    private static FileSyntax Empty(SourceText source) =>
        new(Namespace: null, Imports: [], Declarations: [], source.Span);
}
