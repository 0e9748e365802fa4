using Qmtl.Compiler.Planning;

namespace Qmtl.Compiler.Costs;

/// <summary>
/// Steps of a circuit with noise, on the P = 4ⁿ expectations of its density matrix (<c>DensityRotation</c>, <c>QubitChannel</c>,
/// <c>Depolarization</c>). Every step is a sweep of its own.
/// </summary>
internal static class DensityCosts
{
    /// <summary>Zeros, and then ones for the 2ⁿ products of Z.</summary>
    public static PassCost OfStart(int qubits) => new(WorkKind.DensityStart, 0, 1, new Work(0, Products(qubits) + (1L << qubits)), default);

    public static PassCost Of(PlanStep step, int qubits) => step switch
    {
        RotationStep => OfRotation(Products(qubits)),
        ChannelStep { Map.IsGeneral: true } channel => OfGeneral(channel, Products(qubits)),
        ChannelStep channel => OfNoise(channel, WorkKind.Channels, ScaleOfQubit(Products(qubits)), AddToRest(channel, Products(qubits)), Products(qubits)),
        DepolarizeStep depolarize => OfNoise(depolarize, WorkKind.Depolarizations, Scale(depolarize, Products(qubits)), default, Products(qubits)),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>One number is read for each; back, λ starts as zeros, and each derivative is added to one of them.</summary>
    public static PassCost OfMeasurements(int count, int qubits) =>
        new(WorkKind.Measurements, count, 1, new Work(0, count), new Work(count, Products(qubits) + (2 * count)));

    private static long Products(int qubits) => 1L << (2 * qubits);

    /// <summary>
    /// Pairs of products turn by two multiplications and two multiply-adds each, reading and writing two numbers. Back, those of ρ and λ turn, and two
    /// multiply-adds make the derivative.
    /// </summary>
    public static (Work Forward, Work Backward) OfPairs(long pairs) => (new Work(6 * pairs, 4 * pairs), new Work(((2 * 6) + 4) * pairs, 8 * pairs));

    /// <summary>Half of the products do not commute with that of the rotation, in P / 4 pairs.</summary>
    private static PassCost OfRotation(long products)
    {
        var (forward, backward) = OfPairs(products / 4);
        return new PassCost(WorkKind.DensityRotations, 1, 1, forward, backward);
    }

    /// <summary>
    /// On the way back ρ is inverted and λ transposed, at the same cost each. Where a copy of ρ is kept it is written and read once
    /// more, and λ alone has work.
    /// </summary>
    /// <param name="scale">What multiplying the expectations takes.</param>
    /// <param name="shift">What the shift takes besides, of ρ; of λ it writes too.</param>
    private static PassCost OfNoise(NoiseStep step, WorkKind kind, Work scale, Work shift, long products)
    {
        var adjoint = scale + shift + new Work(0, shift.Numbers);
        var copy = new Work(0, 2 * products);
        return step.Copy is null
            ? new PassCost(kind, 1, 1, scale + shift, scale + shift + adjoint)
            : new PassCost(kind, 1, 1, scale + shift + copy, adjoint + copy);
    }

    /// <summary>
    /// Of every four products, three become a sum of four, by a multiplication and three multiply-adds. The transpose makes sums of three of them, and adds the
    /// three to the fourth.
    /// </summary>
    private static PassCost OfGeneral(ChannelStep step, long products)
    {
        var (map, transpose, copy) = (new Work(21 * (products / 4), 7 * (products / 4)), new Work(21 * (products / 4), 8 * (products / 4)), new Work(0, 2 * products));
        return step.Copy is null
            ? new PassCost(WorkKind.Channels, 1, 1, map, map + transpose)
            : new PassCost(WorkKind.Channels, 1, 1, map + copy, transpose + copy);
    }

    /// <summary>Three of four products act on the qubit, and are multiplied by a number.</summary>
    private static Work ScaleOfQubit(long products) => new(3 * products / 4, 2 * 3 * products / 4);

    /// <summary>One of 4ᵏ products acts on none of the k qubits, each of which has two operators; the others are multiplied.</summary>
    private static Work Scale(DepolarizeStep step, long products)
    {
        var scaled = products - (products >> step.Operators.Count);
        return new Work(scaled, 2 * scaled);
    }

    /// <summary>To the quarter that is Z on the qubit, what it is the identity on is added, with one multiply-add.</summary>
    private static Work AddToRest(ChannelStep step, long products) => step.Map.Shift == 0 ? default : new Work(2 * products / 4, products / 4);
}
