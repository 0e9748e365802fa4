using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>The three places where constructs follow one another, and the words each construct starts with.</summary>
internal sealed class ConstructList
{
    public static readonly ConstructList File = new(QmtlLexer.ANSATZ, QmtlLexer.ENCODER, QmtlLexer.MODEL, QmtlLexer.CONST);

    public static readonly ConstructList Model = new(
        QmtlLexer.INPUT, QmtlLexer.CONST, QmtlLexer.LET, QmtlLexer.WEIGHT, QmtlLexer.QUBIT, QmtlLexer.ENCODE, QmtlLexer.HEAD);

    public static readonly ConstructList Block = new(
        QmtlLexer.CONST, QmtlLexer.LET, QmtlLexer.WEIGHT, QmtlLexer.FOR, QmtlLexer.ENTANGLE, QmtlLexer.LOGITS,
        QmtlLexer.IDENTIFIER, QmtlLexer.LINEAR, QmtlLexer.RING, QmtlLexer.BRICK, QmtlLexer.ALL,
        QmtlLexer.BINARY, QmtlLexer.CLASSES, QmtlLexer.REGRESSION);

    private readonly HashSet<int> starts;

    private ConstructList(params int[] starts) => this.starts = [.. starts];

    /// <summary>The list whose rule this is, null for other rules.</summary>
    public static ConstructList? Of(RuleContext context) => context.RuleIndex switch
    {
        QmtlParser.RULE_file => File,
        QmtlParser.RULE_modelBody => Model,
        QmtlParser.RULE_block => Block,
        _ => null,
    };

    public static bool IsName(int type) => Block.starts.Contains(type) && !IsKeyword(type);

    /// <summary>A word that only ever starts a construct.</summary>
    public static bool IsKeyword(int type) => type is QmtlLexer.FOR or QmtlLexer.ENTANGLE or QmtlLexer.LOGITS || Model.Has(type) || IsDeclaration(type);

    public static bool IsDeclaration(int type) => type is QmtlLexer.NAMESPACE or QmtlLexer.ANSATZ or QmtlLexer.ENCODER or QmtlLexer.MODEL;

    /// <summary>A word after which the name of something declared follows.</summary>
    public static bool Declares(int type) =>
        type is QmtlLexer.CONST or QmtlLexer.LET or QmtlLexer.WEIGHT or QmtlLexer.INPUT or QmtlLexer.QUBIT
            or QmtlLexer.ANSATZ or QmtlLexer.ENCODER or QmtlLexer.MODEL;

    public bool Has(int type) => starts.Contains(type);
}
