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

/// <summary><c>after cx on 0, 1 phase_flip(0.01) on 1;</c>, or <c>readout(0.02, 0.03) on 0;</c> without gates.</summary>
/// <param name="Place">The word before the gates; null where the rule has none.</param>
/// <param name="Gates">The gates that the rule is about; null where it has none.</param>
/// <param name="On">The qubits that the channel, or the readout, is restricted to; empty where it is not.</param>
public sealed record NoiseRuleSyntax(
    NameSyntax? Place,
    GatesSyntax? Gates,
    NameSyntax Channel,
    EquatableArray<ExpressionSyntax> Arguments,
    EquatableArray<ExpressionSyntax> On,
    TextSpan Span) : SyntaxNode(Span);

/// <summary><c>2q</c>, or <c>cx on 0, 1</c>.</summary>
/// <param name="Qubits">How many qubits the gates have; 0 where one is named.</param>
/// <param name="Gate">The gate; null where there is a number of qubits.</param>
/// <param name="On">Its qubits, in the order of its operands; empty where it may be on any.</param>
public sealed record GatesSyntax(int Qubits, NameSyntax? Gate, EquatableArray<ExpressionSyntax> On, TextSpan Span) : SyntaxNode(Span);
