using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Planning;

/// <summary>A step that still carries its angle φ itself, not an index, and the statement it comes from.</summary>
internal abstract record DraftStep(TextSpan Span)
{
    /// <summary>exp(−iφP), with the meaning of <see cref="RotationStep"/>.</summary>
    internal sealed record Rotation(int Flip, int Sign, Scalar Angle, TextSpan Span) : DraftStep(Span);

    /// <summary>exp(iφ) where every condition is met, with the meaning of <see cref="PhaseStep"/>.</summary>
    internal sealed record Phase(EquatableArray<ParityCondition> Conditions, Scalar Angle, TextSpan Span) : DraftStep(Span);

    /// <summary>−1 where every condition is met, with the meaning of <see cref="NegateStep"/>.</summary>
    internal sealed record Negation(EquatableArray<ParityCondition> Conditions, TextSpan Span) : DraftStep(Span);

    public bool IsDiagonal => this is not Rotation { Flip: not 0 };

    /// <summary>Whether the steps certainly commute.</summary>
    public bool Commutes(DraftStep other) => (this, other) switch
    {
        (Rotation a, Rotation b) => Parity.IsOdd(a.Flip & b.Sign) == Parity.IsOdd(b.Flip & a.Sign),
        (Rotation rotation, _) => other.IsUnchangedBy(rotation.Flip),
        (_, Rotation rotation) => IsUnchangedBy(rotation.Flip),
        _ => true,
    };

    public bool Commutes(FramedPauli pauli) => this is Rotation rotation
        ? Parity.IsOdd(rotation.Flip & pauli.Sign) == Parity.IsOdd(pauli.Flip & rotation.Sign)
        : IsUnchangedBy(pauli.Flip);

    /// <summary>Whether a phase or negation meets its conditions at i exactly where it does at i ^ flip.</summary>
    private bool IsUnchangedBy(int flip) => this switch
    {
        Phase phase => phase.Conditions.All(c => !Parity.IsOdd(c.Mask & flip)),
        Negation negation => negation.Conditions.All(c => !Parity.IsOdd(c.Mask & flip)),
        _ => throw new InvalidOperationException("A rotation has no conditions."),
    };
}
