using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Planning;

/// <summary>Makes all gates of the Clifford group free in a circuit that runs on expectations of Pauli products, and its other gates rotations.</summary>
/// <remarks>
/// There, what a Pauli product becomes is all that matters of a gate, and of channels and observables only which product stands for which.
/// A phase of φ where k parities are met is 2ᵏ − 1 rotations about products of Z; a sign is one of π.
/// </remarks>
internal static class CliffordAbsorption
{
    private const double Quarter = Math.PI / 4;

    /// <returns>The steps, and what the observables are after them.</returns>
    public static (IReadOnlyList<DraftStep> Steps, IReadOnlyList<FramedPauli> Observables) Run(
        int qubits, IReadOnlyList<DraftStep> steps, IReadOnlyList<FramedPauli> observables)
    {
        var frame = new CliffordFrame(qubits);
        var kept = new List<DraftStep>();
        foreach (var step in steps.SelectMany(Expand))
        {
            switch (step)
            {
                case DraftStep.Rotation rotation:
                    var mapped = DraftStep.Rotation.About(frame.Map(rotation.Pauli), rotation.Angle, rotation.Span);
                    if (CountQuarters(mapped.Angle) is { } quarters) frame.LeaveOut(mapped.Pauli, quarters);
                    else kept.Add(mapped);
                    break;
                case DraftStep.Channel channel:
                    kept.Add((channel with { X = frame.Map(channel.X), Z = frame.Map(channel.Z) }).Normalize());
                    break;
                case DraftStep.Depolarization depolarization:
                    kept.Add(depolarization with { Operators = depolarization.Operators.Select(o => frame.Map(o).WithoutSign()).ToEquatableArray() });
                    break;
                default:
                    throw new InvalidOperationException($"{step} is neither a rotation nor noise.");
            }
        }

        return (kept, [.. observables.Select(frame.Map)]);
    }

    private static IEnumerable<DraftStep> Expand(DraftStep step) => step is DraftStep.Phase or DraftStep.Negation ? step.ToRotations() : [step];

    /// <summary>A constant angle as a multiple of π/4, modulo 4; null for others.</summary>
    private static int? CountQuarters(Scalar angle)
    {
        if (angle is not ConstantScalar { Value: var value }) return null;
        var rest = Math.IEEERemainder(value, Math.PI);
        var quarters = Math.Round(rest / Quarter);
        return AngleConstants.AreEqual(rest, quarters * Quarter) ? (int)quarters & 3 : null;
    }
}
