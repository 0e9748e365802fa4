using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary>A declaration at the top of a file.</summary>
/// <param name="Documentation">The lines of the <c>///</c> comment before it, joined with line feeds; empty where there is none.</param>
public abstract record DeclarationSyntax(NameSyntax Name, string Documentation, TextSpan Span) : SyntaxNode(Span);

public enum BlockKind
{
    Ansatz,
    Encoder,
}

/// <summary><c>ansatz Name(parameters) on register { … }</c>, or the same with <c>encoder</c>.</summary>
public sealed record BlockDeclarationSyntax(
    BlockKind Kind,
    NameSyntax Name,
    EquatableArray<NameSyntax> Parameters,
    NameSyntax Register,
    EquatableArray<StatementSyntax> Body,
    string Documentation,
    TextSpan Span) : DeclarationSyntax(Name, Documentation, Span);

/// <summary><c>model Name(parameters) { … }</c>.</summary>
public sealed record ModelDeclarationSyntax(
    NameSyntax Name,
    EquatableArray<NameSyntax> Parameters,
    EquatableArray<MemberSyntax> Members,
    string Documentation,
    TextSpan Span) : DeclarationSyntax(Name, Documentation, Span);

/// <summary><c>model Name = Template(arguments) on backend;</c>.</summary>
/// <param name="Backend">Null where the instance names none.</param>
public sealed record ModelInstanceSyntax(
    NameSyntax Name,
    NameSyntax Template,
    EquatableArray<ExpressionSyntax> Arguments,
    NameSyntax? Backend,
    string Documentation,
    TextSpan Span) : DeclarationSyntax(Name, Documentation, Span);

/// <summary><c>const Name = expression;</c> at the top of a file.</summary>
public sealed record ConstantDeclarationSyntax(NameSyntax Name, ExpressionSyntax Value, string Documentation, TextSpan Span)
    : DeclarationSyntax(Name, Documentation, Span);

/// <summary><c>channel Name = kraus(matrix, …);</c>.</summary>
/// <param name="Form">What the matrices are.</param>
public sealed record ChannelDeclarationSyntax(
    NameSyntax Name,
    NameSyntax Form,
    EquatableArray<MatrixSyntax> Operators,
    string Documentation,
    TextSpan Span) : DeclarationSyntax(Name, Documentation, Span);

/// <summary><c>[[1, 0], [0, 1]]</c>, by rows.</summary>
public sealed record MatrixSyntax(EquatableArray<EquatableArray<ExpressionSyntax>> Rows, TextSpan Span) : SyntaxNode(Span);
