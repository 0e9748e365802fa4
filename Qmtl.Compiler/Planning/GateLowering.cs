using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Planning;

/// <summary>Turns gates and channels into steps, exactly: frame changes, Pauli rotations, conditional phases and signs, noise, and a global phase.</summary>
internal sealed class GateLowering(int qubits)
{
    private readonly FrameTable frames = new(qubits);

    /// <summary>Basis states and operators as they are after the gates applied so far.</summary>
    public FrameTable Frames => frames;

    public List<DraftStep> Steps { get; } = [];

    public double GlobalPhase { get; private set; }

    public void Apply(OperationIr operation)
    {
        switch (operation)
        {
            case GateIr gate: Apply(gate); break;
            case ChannelIr channel: Apply(channel); break;
            default: throw new ArgumentOutOfRangeException(nameof(operation));
        }
    }

    private void Apply(ChannelIr channel)
    {
        if (channel.Qubits.Count > 1)
        {
            var operators = channel.Qubits.SelectMany(q => new[] { frames.Frame([X(q)]).WithoutSign(), frames.Frame([Z(q)]).WithoutSign() });
            Steps.Add(new DraftStep.Depolarization(operators.ToEquatableArray(), channel.Map.X, channel.Span));
            return;
        }

        var qubit = channel.Qubits[0];
        Steps.Add(new DraftStep.Channel(frames.Frame([X(qubit)]), frames.Frame([Z(qubit)]), channel.Map, channel.Span).Normalize());
    }

    private void Apply(GateIr gate)
    {
        var span = gate.Span;
        var a = gate.Qubits[0];
        var b = gate.Qubits.Count > 1 ? gate.Qubits[1] : -1;
        var angle = gate.Angles.Count > 0 ? gate.Angles[0] : ScalarAlgebra.Zero;
        switch (gate.Kind)
        {
            case GateKind.X: frames.X(a); break;
            case GateKind.CX: frames.CX(a, b); break;
            case GateKind.Swap: frames.Swap(a, b); break;

            // Y = i·X·Z, Z first.
            case GateKind.Y:
                Negate(span, a);
                frames.X(a);
                GlobalPhase += Math.PI / 2;
                break;

            // H = RY(π/2)·Z.
            case GateKind.H:
                Negate(span, a);
                Rotate(span, 0.5, Quarter, Y(a));
                break;

            // √X = e^{iπ/4}·RX(π/2).
            case GateKind.SX:
                Rotate(span, 0.5, Quarter, X(a));
                GlobalPhase += Math.PI / 4;
                break;

            case GateKind.RX: Rotate(span, 0.5, angle, X(a)); break;
            case GateKind.RY: Rotate(span, 0.5, angle, Y(a)); break;
            case GateKind.RZ: Rotate(span, 0.5, angle, Z(a)); break;
            case GateKind.RXX: Rotate(span, 0.5, angle, X(a), X(b)); break;
            case GateKind.RYY: Rotate(span, 0.5, angle, Y(a), Y(b)); break;
            case GateKind.RZZ: Rotate(span, 0.5, angle, Z(a), Z(b)); break;

            case GateKind.P: Shift(span, angle, a); break;
            case GateKind.S: Shift(span, Quarter, a); break;
            case GateKind.Sdg: Shift(span, ScalarAlgebra.Negate(Quarter), a); break;
            case GateKind.T: Shift(span, Eighth, a); break;
            case GateKind.Tdg: Shift(span, ScalarAlgebra.Negate(Eighth), a); break;
            case GateKind.CP: Shift(span, angle, a, b); break;
            case GateKind.Z: Negate(span, a); break;
            case GateKind.CZ: Negate(span, a, b); break;

            // U(θ, φ, λ) = P(φ)·RY(θ)·P(λ).
            case GateKind.U:
                Shift(span, gate.Angles[2], a);
                Rotate(span, 0.5, angle, Y(a));
                Shift(span, gate.Angles[1], a);
                break;

            // Y = S·X·S†.
            case GateKind.CY:
                Shift(span, ScalarAlgebra.Negate(Quarter), b);
                frames.CX(a, b);
                Shift(span, Quarter, b);
                break;

            case GateKind.CRX: RotateControlled(span, angle, a, X(b)); break;
            case GateKind.CRY: RotateControlled(span, angle, a, Y(b)); break;
            case GateKind.CRZ: RotateControlled(span, angle, a, Z(b)); break;

            // X = RY(π/2)·Z·RY(−π/2).
            case GateKind.CCX:
                var target = gate.Qubits[2];
                Rotate(span, -0.5, Quarter, Y(target));
                Negate(span, a, b, target);
                Rotate(span, 0.5, Quarter, Y(target));
                break;

            // (X⊗1 − Y⊗X)/√2 is X of the control after exp(−iπ/4 · Z⊗X).
            case GateKind.ECR:
                Rotate(span, 0.5, Quarter, Z(a), X(b));
                frames.X(a);
                break;

            // GPI(φ) = RZ(2φ)·X.
            case GateKind.GPI:
                frames.X(a);
                Rotate(span, 1, angle, Z(a));
                break;

            // GPI2(φ) = RZ(φ)·RX(π/2)·RZ(−φ).
            case GateKind.GPI2:
                Rotate(span, -0.5, angle, Z(a));
                Rotate(span, 0.5, Quarter, X(a));
                Rotate(span, 0.5, angle, Z(a));
                break;

            // RXX between rotations about Z, which turn its axes.
            case GateKind.MS:
                Rotate(span, -0.5, angle, Z(a));
                Rotate(span, -0.5, gate.Angles[1], Z(b));
                Rotate(span, 0.5, gate.Angles[2], X(a), X(b));
                Rotate(span, 0.5, angle, Z(a));
                Rotate(span, 0.5, gate.Angles[1], Z(b));
                break;

            default: throw new ArgumentOutOfRangeException(nameof(gate), gate.Kind, "There is no such gate.");
        }
    }

    private static Scalar Quarter { get; } = new ConstantScalar(Math.PI / 2);

    private static Scalar Eighth { get; } = new ConstantScalar(Math.PI / 4);

    private static PauliFactor X(int qubit) => new(qubit, Pauli.X);

    private static PauliFactor Y(int qubit) => new(qubit, Pauli.Y);

    private static PauliFactor Z(int qubit) => new(qubit, Pauli.Z);

    /// <summary>exp(−i·factor·angle·P).</summary>
    private void Rotate(TextSpan span, double factor, Scalar angle, params PauliFactor[] factors)
    {
        Steps.Add(DraftStep.Rotation.About(frames.Frame(factors), ScalarAlgebra.Scale(factor, angle), span));
    }

    /// <summary>The rotation where the control is 1: exp(−iθ/2 · (1 − Z)/2 · P) = exp(−iθ/4 · P) · exp(+iθ/4 · Z·P).</summary>
    private void RotateControlled(TextSpan span, Scalar angle, int control, PauliFactor factor)
    {
        Rotate(span, 0.25, angle, factor);
        Rotate(span, -0.25, angle, Z(control), factor);
    }

    private void Shift(TextSpan span, Scalar angle, params int[] qubits) => Steps.Add(new DraftStep.Phase(frames.AllOnes(qubits), angle, span));

    private void Negate(TextSpan span, params int[] qubits) => Steps.Add(new DraftStep.Negation(frames.AllOnes(qubits), span));
}
