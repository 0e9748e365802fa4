using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Planning;

/// <summary>A step that still carries its angle φ itself, not an index, and the statement it comes from.</summary>
internal abstract record DraftStep(TextSpan Span)
{
    /// <summary>exp(−iφP), with the meaning of <see cref="RotationStep"/>.</summary>
    internal sealed record Rotation(int Flip, int Sign, Scalar Angle, TextSpan Span) : DraftStep(Span)
    {
        /// <summary>P.</summary>
        public FramedPauli Pauli => new(Flip, Sign, Parity.IsOdd(Flip & Sign) ? 1 : 0);

        /// <summary>exp(−iφP) for a product with any sign.</summary>
        public static Rotation About(FramedPauli pauli, Scalar angle, TextSpan span) =>
            new(pauli.Flip, pauli.Sign, pauli.IsNegative ? ScalarAlgebra.Negate(angle) : angle, span);
    }

    /// <summary>exp(iφ) where every condition is met, with the meaning of <see cref="PhaseStep"/>.</summary>
    internal sealed record Phase(EquatableArray<ParityCondition> Conditions, Scalar Angle, TextSpan Span) : DraftStep(Span);

    /// <summary>−1 where every condition is met, with the meaning of <see cref="NegateStep"/>.</summary>
    internal sealed record Negation(EquatableArray<ParityCondition> Conditions, TextSpan Span) : DraftStep(Span);

    /// <summary>A channel of one qubit, with the meaning of <see cref="ChannelStep"/>.</summary>
    internal sealed record Channel(FramedPauli X, FramedPauli Z, BlochMap Map, TextSpan Span) : DraftStep(Span)
    {
        /// <summary>Folds the signs of X and Z into the map.</summary>
        public Channel Normalize()
        {
            var (x, z) = (X.IsNegative ? -1 : 1, Z.IsNegative ? -1 : 1);
            return new(X.WithoutSign(), Z.WithoutSign(), Map.WithSigns([x, x * z, z]), Span);
        }

        /// <summary>Whether it does nothing but multiply expectations of products.</summary>
        public bool IsScaling => !Map.IsGeneral && Map.Shift == 0;

        /// <summary>Whether a product does not act on the qubit.</summary>
        public bool IsApartFrom(FramedPauli pauli) => pauli.Commutes(X) && pauli.Commutes(Z);

        /// <summary>Whether it commutes with rotations about a product.</summary>
        public bool IsCovariant(FramedPauli pauli) =>
            IsApartFrom(pauli) || (!Map.IsGeneral && IsDiagonallyCovariant(pauli));

        private bool IsDiagonallyCovariant(FramedPauli pauli) =>
            (pauli.WithoutSign() == Z && Map.X == Map.Y)
            || (Map.Shift == 0 && pauli.WithoutSign() == X && Map.Y == Map.Z)
            || (Map.Shift == 0 && pauli.WithoutSign() == X.Times(Z).Turn(1).WithoutSign() && Map.X == Map.Z);

        /// <summary>Whether it leaves the expectation of a product as it is.</summary>
        public bool Keeps(FramedPauli pauli) => Map.Keeps((pauli.Commutes(X), pauli.Commutes(Z)) switch
        {
            (true, true) => GateAxis.None,
            (true, false) => GateAxis.X,
            (false, true) => GateAxis.Z,
            _ => GateAxis.Y,
        });
    }

    /// <summary>A depolarizing channel of several qubits, with the meaning of <see cref="DepolarizeStep"/>.</summary>
    internal sealed record Depolarization(EquatableArray<FramedPauli> Operators, double Factor, TextSpan Span) : DraftStep(Span)
    {
        public bool Keeps(FramedPauli pauli) => Operators.All(pauli.Commutes);
    }

    public bool IsDiagonal => this is not Rotation { Flip: not 0 };

    /// <summary>Whether it is the same for every sample.</summary>
    public bool IsUniform => this switch
    {
        Rotation rotation => AngleRun.IsUniformAngle(rotation.Angle),
        Phase phase => AngleRun.IsUniformAngle(phase.Angle),
        _ => true,
    };

    /// <summary>The bits of an index that it depends on, or changes. Not for noise.</summary>
    public int Bits => this is Rotation rotation ? rotation.Flip | rotation.Sign : Parities.Aggregate(0, (bits, c) => bits | c.Mask);

    /// <summary>The parities that the exponent of a diagonal with an angle is a sum of.</summary>
    public IEnumerable<int> DiagonalMasks => this switch
    {
        Rotation rotation => [rotation.Sign],
        Phase phase => ParityCondition.Expand(phase.Conditions),
        _ => [],
    };

    /// <summary>The step as rotations that commute, up to a phase of the whole state. Not for noise.</summary>
    public IEnumerable<Rotation> ToRotations() => this switch
    {
        Rotation rotation => [rotation],
        Phase phase => RotationsOf(phase.Angle),
        Negation => RotationsOf(new ConstantScalar(Math.PI)),
        _ => throw new InvalidOperationException($"{this} is not unitary."),
    };

    /// <summary>Whether the steps certainly commute.</summary>
    public bool Commutes(DraftStep other) => (this, other) switch
    {
        (Rotation a, Rotation b) => a.Pauli.Commutes(b.Pauli),
        (Rotation a, Channel b) => b.IsCovariant(a.Pauli),
        (Channel a, Rotation b) => a.IsCovariant(b.Pauli),
        (Rotation a, Depolarization b) => b.Keeps(a.Pauli),
        (Depolarization a, Rotation b) => a.Keeps(b.Pauli),
        (Channel a, Channel b) => (a.IsScaling && b.IsScaling) || (b.IsApartFrom(a.X) && b.IsApartFrom(a.Z)),
        (Channel a, Depolarization b) => a.IsScaling || (b.Keeps(a.X) && b.Keeps(a.Z)),
        (Depolarization a, Channel b) => b.IsScaling || (a.Keeps(b.X) && a.Keeps(b.Z)),
        (Depolarization, Depolarization) => true,
        (Channel or Depolarization, _) or (_, Channel or Depolarization) => false,
        (Rotation rotation, _) => other.IsUnchangedBy(rotation.Flip),
        (_, Rotation rotation) => IsUnchangedBy(rotation.Flip),
        _ => true,
    };

    public bool Commutes(FramedPauli pauli) => this switch
    {
        Rotation rotation => rotation.Pauli.Commutes(pauli),
        Channel channel => channel.Keeps(pauli),
        Depolarization depolarization => depolarization.Keeps(pauli),
        _ => IsUnchangedBy(pauli.Flip),
    };

    /// <summary>
    /// exp(iφΠ) up to a phase, where Π is the product of (1 − Zₖ)/2, or (1 + Zₖ)/2 for an even parity: multiplied out, 2⁻ᵏ times a signed sum
    /// of the products of the Zₖ, which commute.
    /// </summary>
    private IEnumerable<Rotation> RotationsOf(Scalar angle)
    {
        for (var chosen = 1; chosen < 1 << Parities.Count; chosen++)
        {
            var (mask, factor) = (0, -1.0 / (1 << Parities.Count));
            for (var i = 0; i < Parities.Count; i++)
            {
                if ((chosen >> i & 1) == 0) continue;
                mask ^= Parities[i].Mask;
                if (Parities[i].Value) factor = -factor;
            }

            yield return new Rotation(0, mask, ScalarAlgebra.Scale(factor, angle), Span);
        }
    }

    /// <summary>Whether a phase or negation meets its conditions at i exactly where it does at i ^ flip.</summary>
    private bool IsUnchangedBy(int flip) => Parities.All(c => !Parity.IsOdd(c.Mask & flip));

    private EquatableArray<ParityCondition> Parities => this switch
    {
        Phase phase => phase.Conditions,
        Negation negation => negation.Conditions,
        _ => throw new InvalidOperationException($"{this} has no conditions."),
    };
}
