using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>A statement of a block, an encoding stage or a head.</summary>
public abstract record StatementSyntax(TextSpan Span) : SyntaxNode(Span);

public sealed record ConstantSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : StatementSyntax(Span);

public sealed record LetSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : StatementSyntax(Span);

/// <summary><c>weight name[shape] in initializer;</c>; an empty shape is one number.</summary>
public sealed record WeightSyntax(NameSyntax Name, EquatableArray<ExpressionSyntax> Shape, InitializerSyntax? Initializer, TextSpan Span)
    : StatementSyntax(Span);

public sealed record InitializerSyntax(NameSyntax Distribution, EquatableArray<ExpressionSyntax> Arguments, TextSpan Span) : SyntaxNode(Span);

public sealed record ForSyntax(NameSyntax Variable, RangeSyntax Range, EquatableArray<StatementSyntax> Body, TextSpan Span) : StatementSyntax(Span);

/// <summary><c>if condition { … } else if condition { … } else { … }</c>: the first branch whose condition is true, or that has none.</summary>
public sealed record IfSyntax(EquatableArray<BranchSyntax> Branches, TextSpan Span) : StatementSyntax(Span);

/// <param name="Condition">Null behind a plain <c>else</c>.</param>
public sealed record BranchSyntax(ExpressionSyntax? Condition, EquatableArray<StatementSyntax> Body, TextSpan Span) : SyntaxNode(Span);

/// <summary><c>observable name = expression;</c>.</summary>
public sealed record ObservableSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : StatementSyntax(Span);

/// <summary><c>channel bit_flip(0.1) q[0];</c>.</summary>
public sealed record ChannelSyntax(NameSyntax Channel, EquatableArray<ExpressionSyntax> Arguments, EquatableArray<OperandSyntax> Operands, TextSpan Span)
    : StatementSyntax(Span);

public enum EntanglePattern
{
    /// <summary>i → i + 1.</summary>
    Linear,

    /// <summary>i → i + 1 modulo the size, in order.</summary>
    Ring,

    /// <summary>The even bonds (0,1), (2,3), …, then the odd bonds (1,2), (3,4), ….</summary>
    Brick,

    /// <summary>Every pair i &lt; j.</summary>
    All,
}

public sealed record EntangleSyntax(EntanglePattern Pattern, NameSyntax Gate, EquatableArray<ExpressionSyntax> Arguments, OperandSyntax Register, TextSpan Span)
    : StatementSyntax(Span);

/// <summary><c>ry(angle) q[0];</c>, or its inverse.</summary>
public sealed record GateSyntax(
    NameSyntax Gate, EquatableArray<ExpressionSyntax> Arguments, EquatableArray<OperandSyntax> Operands, bool IsInverse, TextSpan Span)
    : StatementSyntax(Span);

/// <summary><c>Ansatz(arguments) as name on q[0..2];</c>, or its inverse.</summary>
/// <param name="Label">The name under which its weights are shared; null where they are its own.</param>
public sealed record ApplicationSyntax(
    NameSyntax Block, EquatableArray<ExpressionSyntax> Arguments, NameSyntax? Label, OperandSyntax Register, bool IsInverse, TextSpan Span)
    : StatementSyntax(Span);

/// <summary><c>logits expression;</c>.</summary>
public sealed record LogitsSyntax(ExpressionSyntax Value, TextSpan Span) : StatementSyntax(Span);

/// <summary>Qubits: a whole register, or those that a list of indices and ranges picks from it, in that order.</summary>
/// <param name="Indices">Empty for the whole register.</param>
public sealed record OperandSyntax(NameSyntax Register, EquatableArray<IndexSyntax> Indices, TextSpan Span) : SyntaxNode(Span);
