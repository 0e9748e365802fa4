using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>What circuits of one shape cost, for one sample: their passes in order, and the measurements at the end.</summary>
/// <remarks>
/// The kernels are counted as they are written; a test runs them on numbers that count. Sines and cosines of angles are left out, and so is what is done twice in a state
/// that is cut into slices, because two members of a set of amplitudes are in the same vector.
/// </remarks>
public sealed record ShapeCost(EquatableArray<PassCost> Passes)
{
    public Work Forward => Sum(p => p.Forward);

    public Work Backward => Sum(p => p.Backward);

    /// <summary>Expectations and derivatives.</summary>
    public Work Gradient => Forward + Backward;

    public int Sweeps => Passes.Sum(p => p.Sweeps);

    /// <remarks>On trajectories the costs of all of them; there is no way back.</remarks>
    public static ShapeCost Of(CircuitShape shape)
    {
        IEnumerable<PassCost> passes = Join(shape.IsMixed ? Mixed(shape) : Pure(shape));
        if (shape.IsSliced) passes = passes.Select(p => p with { Forward = p.Forward.Alone, Backward = p.Backward.Alone });
        if (shape.Trajectories > 0) passes = passes.Select(p => p with { Forward = shape.Trajectories * p.Forward, Backward = default });
        return new(passes.ToEquatableArray());
    }

    private static IEnumerable<PassCost> Pure(CircuitShape shape)
    {
        var (first, amplitudes) = (0, shape.StateAmplitudes);
        foreach (var pass in shape.Passes)
        {
            PlanStep[] steps = [.. shape.Steps.Skip(first).Take(pass.Count)];
            first += pass.Count;
            yield return pass.Kind switch
            {
                PassKind.Product => ProductCosts.Of(steps, amplitudes),
                PassKind.Rotations => RotationCosts.OfLayer(steps.Length, amplitudes),
                PassKind.UniformDiagonal => DiagonalCosts.OfUniform(steps, amplitudes),
                PassKind.Noise => TrajectoryCosts.Of(steps, amplitudes),
                PassKind.VaryingDiagonal => steps.Select(s => DiagonalCosts.OfVarying(s, amplitudes)).Aggregate((sum, next) => sum.Join(next)),
                _ => throw new InvalidOperationException($"The cost of {pass.Kind} is not known."),
            };
        }

        var isAdded = shape.StateMeasurements > 0;
        if (isAdded) yield return MeasurementCosts.Of([.. shape.Measurements.Take(shape.StateMeasurements)], amplitudes);
        foreach (var register in shape.Registers)
        {
            yield return ReductionCosts.Of(register, amplitudes, isAdded);
            isAdded = true;
        }
    }

    private static IEnumerable<PassCost> Mixed(CircuitShape shape) =>
    [
        DensityCosts.OfStart(shape.Qubits),
        .. shape.Steps.Select(s => DensityCosts.Of(s, shape.Qubits)),
        DensityCosts.OfMeasurements(shape.Measurements.Count, shape.Qubits),
    ];

    /// <summary>Steps with noise that follow each other and are of one kind, and the heads on reduced density matrices, as one; layers stay apart.</summary>
    private static List<PassCost> Join(IEnumerable<PassCost> passes)
    {
        var joined = new List<PassCost>();
        foreach (var pass in passes)
        {
            var last = joined.Count - 1;
            var isJoined = pass.Kind is WorkKind.DensityRotations or WorkKind.Channels or WorkKind.Depolarizations or WorkKind.Reductions;
            if (isJoined && joined[last].Kind == pass.Kind) joined[last] = joined[last].Join(pass);
            else joined.Add(pass);
        }

        return joined;
    }

    private Work Sum(Func<PassCost, Work> part) => Passes.Aggregate(default(Work), (sum, pass) => sum + part(pass));
}
