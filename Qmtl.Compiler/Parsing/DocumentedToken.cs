using Antlr4.Runtime;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Parsing.Generated;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Parsing;

/// <summary>A token with the <c>///</c> comment before it, which documents what starts with the token.</summary>
internal sealed class DocumentedToken : CommonToken
{
    private readonly string text;
    private readonly TextSpan span;
    private bool isRead;

    private DocumentedToken(IToken token, IReadOnlyList<IToken> comment)
        : base(token)
    {
        text = string.Join("\n", comment.Select(TextOf));
        span = TokenWords.Span(comment[0]).To(TokenWords.Span(comment[comment.Count - 1]));
    }


    /// <summary>The same tokens, where comments go with what follows.</summary>
    public static IList<IToken> Attach(IEnumerable<IToken> tokens)
    {
        var attached = new List<IToken>();
        var comment = new List<IToken>();
        foreach (var token in tokens)
        {
            var isVisible = token.Channel == TokenConstants.DefaultChannel;
            attached.Add(isVisible && comment.Count > 0 ? new DocumentedToken(token, comment) : token);
            if (isVisible) comment.Clear();
            if (token.Type == QmtlLexer.DOC_COMMENT) comment.Add(token);
        }

        return attached;
    }

    /// <summary>The lines of the comment before a construct, joined with line feeds; empty where there is none.</summary>
    public static string Read(ParserRuleContext construct)
    {
        if (construct.Start is not DocumentedToken token) return "";
        token.isRead = true;
        return token.text;
    }

    /// <summary>Reports the comments that no construct was asked for.</summary>
    public static void ReportUnread(IEnumerable<IToken> tokens, DiagnosticBag diagnostics)
    {
        foreach (var token in tokens.OfType<DocumentedToken>().Where(t => !t.isRead)) diagnostics.Report(SyntaxDiagnostics.StrayDocumentation(token.span));
    }

    private static string TextOf(IToken comment)
    {
        var line = comment.Text.Substring("///".Length).TrimEnd();
        return line.StartsWith(" ", StringComparison.Ordinal) ? line.Substring(1) : line;
    }
}
