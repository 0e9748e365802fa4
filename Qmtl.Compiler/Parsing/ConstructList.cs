using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>The places where constructs follow one another, and the words each construct starts with.</summary>
internal sealed class ConstructList
{
    private static readonly int[] Names =
    [
        QmtlLexer.IDENTIFIER, QmtlLexer.LINEAR, QmtlLexer.RING, QmtlLexer.BRICK, QmtlLexer.ALL,
        QmtlLexer.BINARY, QmtlLexer.CLASSES, QmtlLexer.REGRESSION,
    ];

    public static readonly ConstructList File = new(
        QmtlLexer.IMPORT, QmtlLexer.ANSATZ, QmtlLexer.ENCODER, QmtlLexer.MODEL, QmtlLexer.BACKEND, QmtlLexer.CONST, QmtlLexer.CHANNEL);

    public static readonly ConstructList Model = new(
        QmtlLexer.INPUT, QmtlLexer.CONST, QmtlLexer.LET, QmtlLexer.WEIGHT, QmtlLexer.QUBIT, QmtlLexer.OBSERVABLE,
        QmtlLexer.ENCODE, QmtlLexer.HEAD);

    public static readonly ConstructList Block = new(
    [
        QmtlLexer.CONST, QmtlLexer.LET, QmtlLexer.WEIGHT, QmtlLexer.OBSERVABLE, QmtlLexer.FOR, QmtlLexer.IF, QmtlLexer.ENTANGLE,
        QmtlLexer.CHANNEL, QmtlLexer.INVERSE, QmtlLexer.LOGITS, .. Names,
    ]);

    /// <summary>The settings of a backend.</summary>
    public static readonly ConstructList Backend = new(Names);

    /// <summary>The rules of its noise.</summary>
    public static readonly ConstructList Noise = new(Names);

    private readonly HashSet<int> starts;

    private ConstructList(params int[] starts) => this.starts = [.. starts];

    /// <summary>The list whose rule this is, null for other rules.</summary>
    public static ConstructList? Of(RuleContext context) => context.RuleIndex switch
    {
        QmtlParser.RULE_file => File,
        QmtlParser.RULE_modelBody => Model,
        QmtlParser.RULE_block => Block,
        QmtlParser.RULE_backendBody => Backend,
        QmtlParser.RULE_noiseBody => Noise,
        _ => null,
    };

    public static bool IsName(int type) => Names.Contains(type);

    /// <summary>A word that only ever starts a construct.</summary>
    public static bool IsKeyword(int type) => (Block.Has(type) && !IsName(type)) || Model.Has(type) || IsDeclaration(type);

    public static bool IsDeclaration(int type) => type is QmtlLexer.NAMESPACE or QmtlLexer.IMPORT or QmtlLexer.ANSATZ or QmtlLexer.ENCODER or QmtlLexer.MODEL or QmtlLexer.BACKEND;

    /// <summary>A word after which the name of something declared follows, or a file that may declare anything.</summary>
    public static bool Declares(int type) =>
        type is QmtlLexer.CONST or QmtlLexer.LET or QmtlLexer.WEIGHT or QmtlLexer.INPUT or QmtlLexer.QUBIT
            or QmtlLexer.OBSERVABLE or QmtlLexer.ANSATZ or QmtlLexer.ENCODER or QmtlLexer.MODEL or QmtlLexer.BACKEND or QmtlLexer.IMPORT;

    public bool Has(int type) => starts.Contains(type);
}
