using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Syntax;

/// <summary><c>backend name = device { settings }</c>.</summary>
public sealed record BackendDeclarationSyntax(
    NameSyntax Name,
    NameSyntax Device,
    EquatableArray<SettingSyntax> Settings,
    string Documentation,
    TextSpan Span) : DeclarationSyntax(Name, Documentation, Span);

/// <summary>A setting of a backend.</summary>
public abstract record SettingSyntax(NameSyntax Name, TextSpan Span) : SyntaxNode(Span);

/// <summary><c>precision float64;</c>.</summary>
public sealed record NumberSettingSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SettingSyntax(Name, Span);

/// <summary><c>basis rz, sx, x, cx;</c>: two values or more.</summary>
public sealed record ListSettingSyntax(NameSyntax Name, EquatableArray<ExpressionSyntax> Values, TextSpan Span) : SettingSyntax(Name, Span);

/// <summary><c>coupling [0, 1], [1, 2];</c>.</summary>
public sealed record PairsSettingSyntax(NameSyntax Name, EquatableArray<PairSyntax> Pairs, TextSpan Span) : SettingSyntax(Name, Span);

/// <summary><c>[0, 1]</c>.</summary>
public sealed record PairSyntax(ExpressionSyntax First, ExpressionSyntax Second, TextSpan Span) : SyntaxNode(Span);

/// <summary><c>target "text";</c>.</summary>
public sealed record TextSettingSyntax(NameSyntax Name, string Value, TextSpan Span) : SettingSyntax(Name, Span);

/// <summary><c>noise { rules }</c>.</summary>
public sealed record NoiseSettingSyntax(NameSyntax Name, EquatableArray<NoiseRuleSyntax> Rules, TextSpan Span) : SettingSyntax(Name, Span);

/// <summary><c>after 2q depolarizing(0.01);</c>, or <c>readout(0.02, 0.03);</c> without a place.</summary>
/// <param name="Place">The word before the number of qubits; null where the rule has none.</param>
/// <param name="Qubits">How many qubits the gates have that the rule is about; 0 where it does not say.</param>
public sealed record NoiseRuleSyntax(NameSyntax? Place, int Qubits, NameSyntax Channel, EquatableArray<ExpressionSyntax> Arguments, TextSpan Span)
    : SyntaxNode(Span);
