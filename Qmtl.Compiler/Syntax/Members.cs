using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>A member of a model.</summary>
public abstract record MemberSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary><c>input name[width];</c>; a null width is one number.</summary>
public sealed record InputSyntax(NameSyntax Name, ExpressionSyntax? Width, string Documentation, TextSpan Span) : MemberSyntax(Span);

/// <summary><c>qubit[size] name;</c>; a null size is one qubit.</summary>
public sealed record QubitsSyntax(NameSyntax Name, ExpressionSyntax? Size, string Documentation, TextSpan Span) : MemberSyntax(Span);

/// <summary>A <c>const</c>, <c>let</c> or <c>weight</c> of a model: the same statement as in a block.</summary>
public sealed record StatementMemberSyntax(StatementSyntax Statement, TextSpan Span) : MemberSyntax(Span);

/// <summary><c>encode { … }</c>, the shared encoding stage.</summary>
public sealed record EncodeSyntax(EquatableArray<StatementSyntax> Body, string Documentation, TextSpan Span) : MemberSyntax(Span);

/// <summary><c>head name : kind { … }</c>, or a family of heads <c>head name[t in from..to] : kind { … }</c>.</summary>
public sealed record HeadSyntax(
    NameSyntax Name,
    HeadFamilySyntax? Family,
    HeadKindSyntax Kind,
    EquatableArray<StatementSyntax> Body,
    string Documentation,
    TextSpan Span)
    : MemberSyntax(Span);

public sealed record HeadFamilySyntax(NameSyntax Variable, RangeSyntax Range, TextSpan Span) : SyntaxNode(Span);

public abstract record HeadKindSyntax(TextSpan Span) : SyntaxNode(Span);

public sealed record BinaryKindSyntax(TextSpan Span) : HeadKindSyntax(Span);

public sealed record RegressionKindSyntax(TextSpan Span) : HeadKindSyntax(Span);

public sealed record ClassesKindSyntax(ExpressionSyntax Count, TextSpan Span) : HeadKindSyntax(Span);

public sealed record LabelsKindSyntax(EquatableArray<LabelSyntax> Labels, TextSpan Span) : HeadKindSyntax(Span);

/// <summary>The name of a class.</summary>
public sealed record LabelSyntax(NameSyntax Name, string Documentation, TextSpan Span) : SyntaxNode(Span);
