using Antlr4.Runtime;
using Qmtl.Compiler.Parsing.Generated;

namespace Qmtl.Compiler.Parsing;

/// <summary>What constructs are called in messages, and how one puts them right.</summary>
internal static class ConstructWords
{
    /// <summary>A construct that ends in a semicolon.</summary>
    public static string Of(ParserRuleContext context) => context switch
    {
        QmtlParser.NamespaceDeclarationContext => "the namespace",
        QmtlParser.ImportDirectiveContext => "the import",
        QmtlParser.ModelContext => "the model",
        QmtlParser.SettingContext => "the setting",
        QmtlParser.NoiseRuleContext => "the noise rule",
        QmtlParser.InputContext => "the input",
        QmtlParser.QubitsContext => "the register",
        QmtlParser.ConstantContext => "the constant",
        QmtlParser.LetContext => "the 'let'",
        QmtlParser.WeightContext => "the weight",
        QmtlParser.ObservableContext => "the observable",
        QmtlParser.ChannelContext or QmtlParser.ChannelDeclarationContext => "the channel",
        QmtlParser.EntangleContext => "the 'entangle'",
        QmtlParser.LogitsContext => "the logits",
        QmtlParser.OperationContext operation => operation.ON() is null ? "the gate" : "the block",
        _ => "the statement",
    };

    /// <summary>Whether several items, parted by commas, may stand between these brackets.</summary>
    public static bool IsListing(ParserRuleContext context) => context
        is QmtlParser.ArgumentsContext or QmtlParser.ParametersContext or QmtlParser.IndicesContext
        or QmtlParser.ShapeContext or QmtlParser.MatrixContext or QmtlParser.RowContext or QmtlParser.ChannelDeclarationContext or QmtlParser.PairContext or QmtlParser.HeadKindContext and not QmtlParser.ClassesKindContext;

    public static string Remedy(int type) => type switch
    {
        QmtlLexer.EQUALS => "A value follows '=', as in 'let width = 8;'.",
        QmtlLexer.COLON => "Write the kind of the head after ':', as in 'head odd : binary { … }'.",
        QmtlLexer.ON => "Name the register that the block acts on, as in 'ansatz Layer(depth) on q { … }'.",
        QmtlLexer.IN => "Write the range after 'in', as in 'for i in 0..4 { … }'.",
        QmtlLexer.RANGE => "A range is written 'from..to', as in '0..4'.",
        QmtlLexer.LBRACE => "Put the block between '{' and '}'.",
        QmtlLexer.LPAREN => "Put the arguments between '(' and ')'.",
        _ => $"Add {TokenWords.Spelling(type)}.",
    };
}
