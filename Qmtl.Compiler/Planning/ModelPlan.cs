using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Planning;

/// <summary>How a model is executed: the circuits, each an instance of a shape, so that equal slices share one piece of code.</summary>
public sealed record ModelPlan(ModelIr Model, EquatableArray<CircuitShape> Shapes, EquatableArray<CircuitInstance> Circuits);

/// <summary>What circuits of the same structure have in common: everything but which angles they take and where results go.</summary>
/// <remarks>
/// A shape with noise runs on its density matrix, written as its expectations of all Pauli products (<see cref="IsMixed"/>): there, gates
/// of the Clifford group are free wherever they stand, so that all its other steps are rotations.
/// </remarks>
/// <param name="Angles">How many angles the steps refer to.</param>
/// <param name="Steps">All steps, those of the passes first, and then those of the registers.</param>
/// <param name="Measurements">What is measured: of the state first, and then of the registers.</param>
/// <param name="Passes">How the steps are grouped into passes over the state; empty where there is noise, as each step is a pass of its own.</param>
/// <param name="Registers">The heads whose last steps are done on reduced density matrices.</param>
public sealed record CircuitShape(
    int Qubits,
    int Angles,
    EquatableArray<PlanStep> Steps,
    EquatableArray<FramedPauli> Measurements,
    EquatableArray<PlanPass> Passes,
    EquatableArray<ReducedRegister> Registers)
{
    /// <summary>How many trajectories its expectations are means over; 0 where there is one state.</summary>
    public int Trajectories { get; init; }

    // Kernels of state vectors take amplitudes four at a time.
    private const int FewestQubits = 2;
    private const int FewestSlicedQubits = 14;

    public bool IsMixed => Steps.Any(s => s is NoiseStep);

    /// <summary>Real and imaginary numbers, in pairs, of its state: 2ⁿ amplitudes, or 4ⁿ expectations.</summary>
    public long StateAmplitudes => 1L << (IsMixed ? (2 * Qubits) - 1 : VectorQubits);

    /// <summary>Numbers that are prepared for all samples alike: a cosine and a sine for each amplitude and pass of uniform diagonals.</summary>
    public long TableLength => Passes.Count(p => p.Kind == PassKind.UniformDiagonal) * 2 * StateAmplitudes;

    /// <summary>
    /// The same of its state and of the copies that it keeps of it; or of its state, of reduced density matrices, and of the qubits of the product that it begins with, two each.
    /// </summary>
    public long Amplitudes => IsMixed
        ? StateAmplitudes * (1 + Steps.Count(s => s is NoiseStep { Copy: not null }))
        : StateAmplitudes + (NumbersOfVector * ((Registers.Sum(r => r.Products) / 2) + (2 * VectorQubits)));

    private int VectorQubits => Math.Max(Qubits, FewestQubits);

    /// <summary>Whether it runs for one sample at a time, on vectors of amplitudes, because its state is large.</summary>
    public bool IsSliced => !IsMixed && Qubits >= FewestSlicedQubits;

    // Beside a state of one sample, all else takes a vector for each number too, of up to 16 numbers.
    private int NumbersOfVector => IsSliced ? 16 : 1;

    /// <summary>How many products are measured of the state itself.</summary>
    public int StateMeasurements => Measurements.Count - Registers.Sum(r => r.Measurements);
}

/// <summary>Neighboring steps that are done in one go over the state.</summary>
/// <param name="Kind">What they have in common.</param>
/// <param name="Count">How many they are.</param>
public readonly record struct PlanPass(PassKind Kind, int Count);

/// <summary>What a pass does.</summary>
public enum PassKind
{
    /// <summary>Steps on single qubits, from |0…0⟩: the first pass, and only the first.</summary>
    Product,

    /// <summary>Rotations that commute, no two of which flip the same bits.</summary>
    Rotations,

    /// <summary>Diagonals with angles that are the same for every sample.</summary>
    UniformDiagonal,

    /// <summary>Diagonals with angles of each sample.</summary>
    VaryingDiagonal,

    /// <summary>Channels on trajectories.</summary>
    Noise,
}

/// <summary>A circuit: a shape, the angles it takes, and where its expectations go.</summary>
/// <param name="Shape">Index into <see cref="ModelPlan.Shapes"/>.</param>
/// <param name="Wires">The qubit of the model that each qubit of the circuit stands for.</param>
/// <param name="Heads">The heads measured here.</param>
/// <param name="Angles">The arguments φ of the sines and cosines that the steps use: θ/2 for a rotation by θ, θ for a phase.</param>
/// <param name="Values">For each measurement of the shape, where its expectation is stored in the value vector.</param>
/// <param name="Frames">How the qubits of the circuit are read at its end; empty where it has channels.</param>
/// <param name="GlobalPhase">The state of the steps times exp(i · this), in radians, is the state of the gates, but for gates that no measurement sees.</param>
/// <param name="Origins">For each step of the shape, the statement it comes from.</param>
public sealed record CircuitInstance(
    int Shape,
    EquatableArray<int> Wires,
    EquatableArray<int> Heads,
    EquatableArray<Scalar> Angles,
    EquatableArray<int> Values,
    EquatableArray<QubitFrame> Frames,
    double GlobalPhase,
    EquatableArray<TextSpan> Origins);

/// <summary>
/// Where a qubit lives while X, CX and SWAP, which only permute basis states, are not executed but remembered:
/// flipping it maps index i to i ^ <paramref name="Flip"/>, and its value is parity(i &amp; <paramref name="Sign"/>) ^ <paramref name="Inverted"/>.
/// </summary>
public readonly record struct QubitFrame(int Flip, int Sign, bool Inverted);

/// <summary>
/// A Pauli product in the frames of its qubits: it maps |i⟩ to
/// i^<paramref name="Turns"/> · (−1)^parity(i &amp; <paramref name="Sign"/>) |i ^ <paramref name="Flip"/>⟩.
/// </summary>
/// <param name="Turns">0 to 3; odd exactly where parity(Flip &amp; Sign) is 1.</param>
public readonly record struct FramedPauli(int Flip, int Sign, int Turns)
{
    /// <summary>The same product, or its negative, with <see cref="Turns"/> 0 or 1.</summary>
    public FramedPauli WithoutSign() => this with { Turns = Turns & 1 };

    public bool IsNegative => Turns >= 2;

    public bool Commutes(FramedPauli other) => Parity.IsOdd(Flip & other.Sign) == Parity.IsOdd(other.Flip & Sign);

    /// <summary>The operator product; with an odd power of the imaginary unit where the two do not commute.</summary>
    public FramedPauli Times(FramedPauli other) =>
        new(Flip ^ other.Flip, Sign ^ other.Sign, (Turns + other.Turns + (Parity.IsOdd(Sign & other.Flip) ? 2 : 0)) & 3);

    public FramedPauli Turn(int turns) => this with { Turns = (Turns + turns) & 3 };
}

/// <summary>One sweep over the state.</summary>
public abstract record PlanStep;

/// <summary>
/// exp(−iφP) for the Pauli product P = (<paramref name="Flip"/>, <paramref name="Sign"/>, Turns), with Turns 1 where parity(Flip &amp; Sign) is 1 and
/// else 0: a planner folds the other signs into the angle. Flip 0 is a diagonal.
/// </summary>
/// <param name="Angle">Index of φ among the angles of the circuit.</param>
public sealed record RotationStep(int Flip, int Sign, int Angle) : PlanStep;

/// <summary>exp(iφ) on the basis states that meet every condition, one to three of them.</summary>
/// <param name="Angle">Index of φ among the angles of the circuit.</param>
public sealed record PhaseStep(EquatableArray<ParityCondition> Conditions, int Angle) : PlanStep;

/// <summary>−1 on the basis states that meet every condition, one to three of them.</summary>
public sealed record NegateStep(EquatableArray<ParityCondition> Conditions) : PlanStep;

/// <summary>Met by the basis states i with parity(i &amp; <paramref name="Mask"/>) = <paramref name="Value"/>.</summary>
public readonly record struct ParityCondition(int Mask, bool Value)
{
    /// <summary>
    /// The masks of the products of Z that the projector onto the basis states which meet all of some conditions is a sum of: a product of (1 ± Z)/2,
    /// multiplied out.
    /// </summary>
    public static IEnumerable<int> Expand(IEnumerable<ParityCondition> conditions) =>
        conditions.Aggregate<ParityCondition, IEnumerable<int>>([0], (masks, c) => [.. masks, .. masks.Select(m => m ^ c.Mask)]);
}

/// <summary>A noise channel in the frames of its qubits.</summary>
public abstract record NoiseStep : PlanStep
{
    /// <summary>Which of the circuit's copies is kept of the state before it, for the way back; null where the channel is inverted there.</summary>
    public int? Copy { get; init; }
}

/// <summary>
/// The channel <paramref name="Map"/> of the qubit whose Pauli operators are <paramref name="X"/> and <paramref name="Z"/>, both with Turns 0 or 1: a
/// planner folds other signs into the map.
/// </summary>
public sealed record ChannelStep(FramedPauli X, FramedPauli Z, BlochMap Map) : NoiseStep;

/// <summary>The expectation of every product that acts on one of the qubits is multiplied by <paramref name="Factor"/>.</summary>
/// <param name="Operators">The Pauli operators X and Z of each qubit.</param>
public sealed record DepolarizeStep(EquatableArray<FramedPauli> Operators, double Factor) : NoiseStep;

/// <summary>
/// One of the Kraus operators of a channel, at random, on the qubit that X of which flips <paramref name="Flip"/>, and whose value is the parity of
/// <paramref name="Sign"/>.
/// </summary>
/// <param name="Operators">Σ K†K = 1.</param>
public sealed record KrausStep(int Flip, int Sign, EquatableArray<KrausOperator> Operators) : PlanStep;

/// <summary>With a probability, a product of Pauli operators of some qubits other than 1, each as likely.</summary>
/// <param name="Flips">For each qubit, the bits that X flips.</param>
/// <param name="Signs">For each qubit, the bits whose parity it is.</param>
public sealed record PauliErrorStep(EquatableArray<int> Flips, EquatableArray<int> Signs, double Probability) : PlanStep;
