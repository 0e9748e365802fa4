using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>
/// Tokens that can be hidden from the parser. While they are, it sees only a token that no rule takes, so that it leaves
/// the construct with the error, rule by rule, without being led astray by what follows.
/// </summary>
internal sealed class RecoverableTokenStream(IList<IToken> tokens) : CommonTokenStream(new ListTokenSource(tokens))
{
    private static readonly CommonToken Barrier = new(QmtlLexer.UNEXPECTED, string.Empty);

    public bool IsHidden { get; set; }

    public override IToken LT(int k) => IsHidden && k > 0 ? Barrier : base.LT(k);

    /// <summary>The token the parser stands at, hidden or not.</summary>
    public IToken Next => base.LT(1);

    /// <summary>The token before it; null at the start of the file.</summary>
    public IToken? Previous => base.LT(-1);
}
