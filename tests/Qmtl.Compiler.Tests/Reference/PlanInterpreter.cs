using System.Numerics;
using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Tests.Reference;

/// <summary>Executes the steps of a circuit by their definitions, one amplitude at a time.</summary>
public sealed class PlanInterpreter
{
    private readonly CircuitShape shape;
    private readonly CircuitInstance circuit;
    private readonly Complex[] amplitudes;

    public PlanInterpreter(CircuitShape shape, CircuitInstance circuit, double[] values, double[] parameters)
    {
        (this.shape, this.circuit) = (shape, circuit);
        var angles = circuit.Angles.Select(a => ScalarEvaluation.Evaluate(a, values, parameters)).ToArray();
        amplitudes = new Complex[1 << shape.Qubits];
        amplitudes[0] = 1;
        foreach (var step in shape.Steps) amplitudes = Execute(step, angles);
    }

    /// <summary>The state of the gates: indices read through the frames, times the global phase.</summary>
    public Complex[] LogicalAmplitudes()
    {
        var logical = new Complex[amplitudes.Length];
        for (var i = 0; i < amplitudes.Length; i++)
        {
            var basisState = 0;
            for (var q = 0; q < shape.Qubits; q++)
            {
                if (IsOdd(i & circuit.Frames[q].Sign) != circuit.Frames[q].Inverted) basisState |= 1 << q;
            }

            logical[basisState] = amplitudes[i] * Complex.Exp(Complex.ImaginaryOne * circuit.GlobalPhase);
        }

        return logical;
    }

    public double Expectation(int measurement)
    {
        var image = Apply(shape.Measurements[measurement]);
        return amplitudes.Zip(image, (a, b) => Complex.Conjugate(a) * b).Aggregate(Complex.Zero, (sum, x) => sum + x).Real;
    }

    private Complex[] Execute(PlanStep step, double[] angles)
    {
        switch (step)
        {
            // exp(−iφP) = cos φ − i·sin φ·P.
            case RotationStep rotation:
                var image = Apply(new FramedPauli(rotation.Flip, rotation.Sign, IsOdd(rotation.Flip & rotation.Sign) ? 1 : 0));
                var phi = angles[rotation.Angle];
                return [.. amplitudes.Zip(image, (a, b) => (Math.Cos(phi) * a) - (Complex.ImaginaryOne * Math.Sin(phi) * b))];
            case PhaseStep phase:
                return Multiply(phase.Conditions, Complex.Exp(Complex.ImaginaryOne * angles[phase.Angle]));
            case NegateStep negation:
                return Multiply(negation.Conditions, -1);
            default:
                throw new ArgumentOutOfRangeException(nameof(step));
        }
    }

    private Complex[] Multiply(EquatableArray<ParityCondition> conditions, Complex factor) =>
        [.. amplitudes.Select((a, i) => conditions.All(c => IsOdd(i & c.Mask) == c.Value) ? factor * a : a)];

    private Complex[] Apply(FramedPauli pauli)
    {
        var image = new Complex[amplitudes.Length];
        for (var i = 0; i < image.Length; i++)
        {
            var sign = IsOdd(i & pauli.Sign) ? -1 : 1;
            image[i ^ pauli.Flip] = Complex.Pow(Complex.ImaginaryOne, pauli.Turns) * sign * amplitudes[i];
        }

        return image;
    }

    private static bool IsOdd(int bits) => BitOperations.PopCount((uint)bits) % 2 != 0;
}
