using System.Numerics;
using Qmtl.Compiler.Intermediate;

namespace Qmtl.Benchmarks.Gradients;

/// <summary>
/// What one would write from a textbook: a state vector, one sample at a time, gate after gate as they stand in the model, gradients by
/// the adjoint method (Jones and Gacon, arXiv 2009.02823). It shares the front of the compiler with what it is compared with, and nothing else.
/// </summary>
/// <remarks>
/// For models whose gates are RY and RZ by a weight or an input, and CX; whose heads have blocks on qubits of their own, so that all of
/// them make one circuit; and whose logits are expectations of Z.
/// </remarks>
internal sealed class PlainSimulator
{
    private readonly GateIr[] gates;
    private readonly int[] measured;
    private readonly Complex[] state;
    private readonly Complex[] adjoint;

    public PlainSimulator(ModelIr model)
    {
        gates = [.. model.Encoding.Concat(model.Heads.SelectMany(head => head.Gates)).Cast<GateIr>()];
        measured = [.. model.Heads.SelectMany(head => head.Measurements).Select(measurement => measurement.Observable.Factors.Single().Qubit)];
        (state, adjoint) = (new Complex[1 << model.Qubits], new Complex[1 << model.Qubits]);
    }

    /// <summary>The expectations, and the gradient of the cotangents' combination of them.</summary>
    /// <param name="weights">The gradient of the parameters; added to.</param>
    /// <param name="features">The gradient of the inputs; written.</param>
    public void Differentiate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> inputs,
        ReadOnlySpan<double> cotangents,
        Span<double> expectations,
        Span<double> weights,
        Span<double> features)
    {
        Array.Clear(state);
        state[0] = 1;
        foreach (var gate in gates) Apply(gate, Angle(gate, parameters, inputs), state);

        expectations.Clear();
        features.Clear();
        for (var i = 0; i < state.Length; i++)
        {
            var (probability, observable) = (state[i].Real * state[i].Real + (state[i].Imaginary * state[i].Imaginary), 0.0);
            for (var k = 0; k < measured.Length; k++)
            {
                var sign = IsSet(i, measured[k]) ? -1 : 1;
                expectations[k] += sign * probability;
                observable += sign * cotangents[k];
            }

            adjoint[i] = observable * state[i];
        }

        foreach (var gate in gates.Reverse())
        {
            switch (gate.Angles.Count == 0 ? null : gate.Angles[0])
            {
                case ParameterScalar weight: weights[weight.Index] += Derivative(gate); break;
                case ValueScalar feature: features[feature.Index] += Derivative(gate); break;
            }

            var angle = -Angle(gate, parameters, inputs);
            Apply(gate, angle, state);
            Apply(gate, angle, adjoint);
        }
    }

    private static void Apply(GateIr gate, double angle, Complex[] state)
    {
        switch (gate.Kind)
        {
            case GateKind.RY: RotateY(state, gate.Qubits[0], angle); break;
            case GateKind.RZ: RotateZ(state, gate.Qubits[0], angle); break;
            case GateKind.CX: FlipControlled(state, gate.Qubits[0], gate.Qubits[1]); break;
        }
    }

    private static void RotateY(Complex[] state, int qubit, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle / 2);
        for (var i = 0; i < state.Length; i++)
        {
            if (IsSet(i, qubit)) continue;
            var j = i | (1 << qubit);
            (state[i], state[j]) = ((cosine * state[i]) - (sine * state[j]), (sine * state[i]) + (cosine * state[j]));
        }
    }

    private static void RotateZ(Complex[] state, int qubit, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle / 2);
        var (zero, one) = (new Complex(cosine, -sine), new Complex(cosine, sine));
        for (var i = 0; i < state.Length; i++) state[i] *= IsSet(i, qubit) ? one : zero;
    }

    private static void FlipControlled(Complex[] state, int control, int target)
    {
        for (var i = 0; i < state.Length; i++)
        {
            if (!IsSet(i, control) || IsSet(i, target)) continue;
            var j = i | (1 << target);
            (state[i], state[j]) = (state[j], state[i]);
        }
    }

    /// <summary>Im⟨λ|P|ψ⟩, with P = Y or Z the generator of the gate, ψ the state and λ the adjoint, both before it is undone.</summary>
    private double Derivative(GateIr gate) => gate.Kind == GateKind.RY ? ImaginaryOfY(gate.Qubits[0]) : ImaginaryOfZ(gate.Qubits[0]);

    private double ImaginaryOfY(int qubit)
    {
        var sum = 0.0;
        for (var i = 0; i < state.Length; i++)
        {
            if (IsSet(i, qubit)) continue;
            var j = i | (1 << qubit);
            sum += (Complex.Conjugate(adjoint[j]) * state[i]).Real - (Complex.Conjugate(adjoint[i]) * state[j]).Real;
        }

        return sum;
    }

    private double ImaginaryOfZ(int qubit)
    {
        var sum = 0.0;
        for (var i = 0; i < state.Length; i++)
        {
            var overlap = (Complex.Conjugate(adjoint[i]) * state[i]).Imaginary;
            sum += IsSet(i, qubit) ? -overlap : overlap;
        }

        return sum;
    }

    private static double Angle(GateIr gate, ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs) => (gate.Kind, gate.Angles.Count) switch
    {
        (GateKind.RY or GateKind.RZ, 1) when gate.Angles[0] is ParameterScalar weight => parameters[weight.Index],
        (GateKind.RY or GateKind.RZ, 1) when gate.Angles[0] is ValueScalar feature => inputs[feature.Index],
        (GateKind.CX, 0) => 0,
        _ => throw new NotSupportedException($"The plain simulator does not know the gate {gate}."),
    };

    private static bool IsSet(int index, int qubit) => ((index >> qubit) & 1) == 1;
}
