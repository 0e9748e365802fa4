namespace Qmtl.Simulation;

/// <summary>
/// Makes a <see cref="CircuitProgram"/>, step by step in the order of the plan: what generated code calls. It begins with steps on single qubits;
/// every other pass is announced before its steps.
/// </summary>
public sealed class CircuitBuilder
{
    // Kernels take amplitudes four at a time.
    private const int FewestQubits = 2;

    // A state of 2¹⁴ amplitudes for a vector of samples takes 2 MiB, and leaves near caches; for one sample it takes 128 KiB, in double precision 256.
    private const int FewestSlicedQubits = 14;

    private readonly int qubits;
    private readonly bool isSliced;
    private readonly int trajectories;
    private readonly ProductPass product;
    private readonly List<CircuitPass> passes = [];
    private readonly Observables observables = new();
    private readonly List<ReducedRegister> registers = [];
    private int tableLength;
    private int draws;
    private int measured;

    /// <summary>Begins a circuit.</summary>
    /// <param name="qubits">The qubits of the circuit.</param>
    /// <param name="trajectories">How many trajectories its expectations are means over; 0 for one state without noise.</param>
    public CircuitBuilder(int qubits, int trajectories = 0)
        : this(qubits, trajectories, isSliced: qubits >= FewestSlicedQubits)
    {
    }

    /// <summary>The same where lanes are samples or amplitudes, whatever the size of the state.</summary>
    internal CircuitBuilder(int qubits, int trajectories, bool isSliced)
    {
        this.qubits = Math.Max(qubits, FewestQubits);
        this.isSliced = isSliced;
        this.trajectories = trajectories;
        product = new ProductPass(this.qubits);
    }

    /// <summary>Begins a layer of rotations that commute, no two of which flip the same bits.</summary>
    public void Rotations() => passes.Add(new RotationPass());

    /// <summary>Begins diagonal steps whose angles are the same for every sample.</summary>
    public void UniformDiagonal()
    {
        passes.Add(new UniformDiagonalPass(qubits, tableLength));
        tableLength += UniformDiagonalPass.GetTableLength(qubits);
    }

    /// <summary>Begins diagonal steps whose angles differ between samples.</summary>
    public void VaryingDiagonal() => passes.Add(new VaryingDiagonalPass());

    /// <summary>Begins channels.</summary>
    public void Noise() => passes.Add(new NoisePass());

    /// <summary>Adds a channel of one qubit, of which each sample takes a Kraus operator on each trajectory.</summary>
    /// <param name="flip">The bits that X of the qubit flips.</param>
    /// <param name="sign">The bits whose parity is the qubit.</param>
    /// <param name="operators">The real and the imaginary part of the elements 00, 01, 10 and 11 of each operator.</param>
    /// <exception cref="InvalidOperationException">The pass is not for noise.</exception>
    public void Kraus(int flip, int sign, ReadOnlySpan<double> operators) => Channels.Add(new KrausStep(flip, sign, operators.ToArray(), draws++));

    /// <summary>Adds a Pauli error, the same with each product of the qubits' operators.</summary>
    /// <param name="flips">For each qubit, the bits that X flips.</param>
    /// <param name="signs">For each qubit, the bits whose parity it is.</param>
    /// <param name="probability">The probability of an error.</param>
    /// <exception cref="InvalidOperationException">The pass is not for noise.</exception>
    public void PauliError(ReadOnlySpan<int> flips, ReadOnlySpan<int> signs, double probability) =>
        Channels.Add(new PauliErrorStep(flips.ToArray(), signs.ToArray(), probability, draws++));

    /// <summary>
    /// Begins the last rotations of a head, and its measurements: those that its register alone sees, on the reduced density matrix of that. They come
    /// after all passes and the measurements of the state.
    /// </summary>
    /// <param name="flips">For each qubit of the register, one or two, the bits that it flips.</param>
    /// <param name="signs">For each, the bits whose parity it is: odd with its own flips, and even with those of the other.</param>
    public void Reduce(ReadOnlySpan<int> flips, ReadOnlySpan<int> signs) =>
        registers.Add(new ReducedRegister(flips.ToArray(), signs.ToArray(), registers.Sum(r => r.Products)));

    /// <summary>Adds exp(−iφP), for a Pauli product P.</summary>
    /// <param name="flip">The bits that P flips.</param>
    /// <param name="sign">The bits whose parity is the sign of P.</param>
    /// <param name="angle">Which angle φ is.</param>
    public void Rotate(int flip, int sign, int angle)
    {
        if (registers.Count > 0)
        {
            registers[^1].Rotate(flip, sign, angle);
            return;
        }

        switch (Current)
        {
            case null:
                product.Rotate(flip, sign, angle);
                break;
            case RotationPass rotations:
                rotations.Rotate(flip, sign, angle);
                break;
            case UniformDiagonalPass diagonal:
                diagonal.Rotate(sign, angle);
                break;
            case VaryingDiagonalPass diagonal:
                diagonal.Add(new CircuitStep(new PauliRotation(flip, sign), null, angle));
                break;
        }
    }

    /// <summary>Adds exp(iφ) on the basis states i with parity(i &amp; mask) equal to bit 0, 1 and 2 of <paramref name="values"/> for the first, second and third mask.</summary>
    /// <param name="masks">One to three masks.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    /// <param name="angle">Which angle φ is.</param>
    /// <exception cref="InvalidOperationException">The pass is not for diagonal steps.</exception>
    public void Shift(ReadOnlySpan<int> masks, int values, int angle)
    {
        switch (Current)
        {
            case null:
                product.Shift(masks[0], values, angle);
                break;
            case UniformDiagonalPass diagonal:
                diagonal.Shift(masks, values, angle);
                break;
            case VaryingDiagonalPass diagonal:
                diagonal.Add(new CircuitStep(default, BasisSubset.Of(masks, values), angle));
                break;
            default:
                throw new InvalidOperationException("A phase is a diagonal step, and belongs into a pass of those.");
        }
    }

    /// <summary>Adds −1 on such basis states, to diagonal steps whose angles are the same for every sample.</summary>
    /// <param name="masks">One to three masks.</param>
    /// <param name="values">The parities asked for, a bit each.</param>
    /// <exception cref="InvalidOperationException">The pass is not for such steps.</exception>
    public void Negate(ReadOnlySpan<int> masks, int values)
    {
        if (Current is not UniformDiagonalPass diagonal) throw new InvalidOperationException("Signs are the same for every sample.");
        diagonal.Negate(BasisSubset.Of(masks, values));
    }

    /// <summary>Measures a Pauli product at the end.</summary>
    /// <param name="flip">The bits that it flips.</param>
    /// <param name="sign">The bits whose parity is its sign.</param>
    /// <param name="turns">The power of the imaginary unit, 0 to 3.</param>
    public void Measure(int flip, int sign, int turns)
    {
        var observable = new PauliObservable(flip, sign, turns);
        if (registers.Count > 0) registers[^1].Measure(observable, measured++);
        else observables.Add(observable, measured++);
    }

    /// <summary>The program.</summary>
    public CircuitProgram Build() => new(qubits, isSliced, trajectories, product, passes, observables, registers);

    private NoisePass Channels => Current as NoisePass ?? throw new InvalidOperationException("A channel belongs into a pass of noise.");

    private CircuitPass? Current => passes.Count == 0 ? null : passes[^1];
}
