using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Makes Pauli Z gates free, wherever they stand.</summary>
/// <remarks>
/// A product of Z moves back through every step: through a diagonal as it is, through exp(−iφP) by changing the sign of φ where P
/// flips it. At the start it acts on |0…0⟩ as 1. That takes the sign out of Y and H, and what inverted qubits leave of CZ:
/// with p the parities, −1 where p = 0 and q = 1 is (−1)^((1 + p)q) = (−1)^q · (−1)^pq.
/// </remarks>
internal static class SignAbsorption
{
    public static StepSequence Run(StepSequence sequence)
    {
        var kept = new List<DraftStep>();
        var phase = sequence.GlobalPhase;
        var moving = 0;
        for (var i = sequence.Steps.Count - 1; i >= 0; i--)
        {
            switch (sequence.Steps[i])
            {
                case DraftStep.Negation { Conditions: { Count: 1 } conditions }:
                    moving ^= conditions[0].Mask;
                    if (!conditions[0].Value) phase += Math.PI;
                    break;
                case DraftStep.Negation { Conditions: { Count: 2 } conditions } negation:
                    var (first, second) = (conditions[0], conditions[1]);
                    if (!first.Value) moving ^= second.Mask;
                    if (!second.Value) moving ^= first.Mask;
                    if (!first.Value && !second.Value) phase += Math.PI;
                    kept.Add(negation with { Conditions = EquatableArray.Of(first with { Value = true }, second with { Value = true }) });
                    break;
                case DraftStep.Rotation rotation when Parity.IsOdd(rotation.Flip & moving):
                    kept.Add(rotation with { Angle = ScalarAlgebra.Negate(rotation.Angle) });
                    break;
                case var step:
                    kept.Add(step);
                    break;
            }
        }

        kept.Reverse();
        return new StepSequence(kept, phase);
    }
}
