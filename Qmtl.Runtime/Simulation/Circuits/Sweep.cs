using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>The memory that a circuit runs in, for the samples of one vector: what its passes read and write.</summary>
internal readonly ref struct Sweep<TVector, T>
    where TVector : unmanaged, ISampleVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int vectors;
    private readonly ref TVector cosines;
    private readonly ref TVector sines;
    private readonly ref TVector angleGradients;
    private readonly ref TVector values;
    private readonly ref TVector valueGradients;
    private readonly ref TVector means;
    private readonly ref TVector errors;

    /// <param name="workspace">The memory of a chunk of samples.</param>
    /// <param name="circuit">Where in it the circuit has its place.</param>
    /// <param name="part">Which vector of the chunk.</param>
    public Sweep(Workspace<T> workspace, Circuit circuit, int part)
    {
        vectors = Vector512<T>.Count / Count;
        cosines = ref At(workspace.Cosines, circuit.Angle, part);
        sines = ref At(workspace.Sines, circuit.Angle, part);
        angleGradients = ref At(workspace.AngleGradients, circuit.Angle, part);
        values = ref At(workspace.Values, 0, part);
        valueGradients = ref At(workspace.ValueGradients, 0, part);
        means = ref At(workspace.Means, 0, part);
        errors = ref At(workspace.StandardErrors, 0, part);
        var state = workspace.State<TVector>(circuit.Amplitude, circuit.Program.Amplitudes, part);
        State = state[..(2 * circuit.Program.StateAmplitudes)];
        Reduced = state[State.Length..^circuit.Program.QubitNumbers];
        Qubits = state[^circuit.Program.QubitNumbers..];
        Adjoint = workspace.Adjoint<TVector>(circuit.Program.StateAmplitudes);
        Tables = workspace.Tables[circuit.Table..];
    }

    /// <summary>How many samples a vector holds.</summary>
    public static int Count => Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>();

    /// <summary>|ψ⟩: the real and the imaginary part of amplitude i at 2i and 2i + 1.</summary>
    public Span<TVector> State { get; }

    /// <summary>The expectations of the Pauli products of each register.</summary>
    public Span<TVector> Reduced { get; }

    /// <summary>The state of each qubit in the product that the circuit begins with.</summary>
    public Span<TVector> Qubits { get; }

    /// <summary>|λ⟩, laid out like |ψ⟩. On the way forward it has no use of its own.</summary>
    public Span<TVector> Adjoint { get; }

    /// <summary>What the circuit's passes have prepared for all samples alike.</summary>
    public Span<T> Tables { get; }

    /// <summary>An angle of the circuit.</summary>
    public SampleAngle<TVector> Angle(int index) => new(Unsafe.Add(ref cosines, index * vectors), Unsafe.Add(ref sines, index * vectors));

    /// <summary>The derivative with respect to an angle, to be added to.</summary>
    public ref TVector Gradient(int angle) => ref Unsafe.Add(ref angleGradients, angle * vectors);

    /// <summary>A value of the model.</summary>
    public ref TVector Value(int index) => ref Unsafe.Add(ref values, index * vectors);

    /// <summary>The derivative with respect to a value.</summary>
    public TVector ValueGradient(int index) => Unsafe.Add(ref valueGradients, index * vectors);

    /// <summary>The mean of a value over the trajectories so far.</summary>
    public ref TVector Mean(int index) => ref Unsafe.Add(ref means, index * vectors);

    /// <summary>The standard error of a value that is a mean over trajectories.</summary>
    public ref TVector Error(int index) => ref Unsafe.Add(ref errors, index * vectors);

    private static ref TVector At(Span<Vector512<T>> numbers, int index, int part) =>
        ref Unsafe.Add(ref Unsafe.As<Vector512<T>, TVector>(ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), index)), part);
}
