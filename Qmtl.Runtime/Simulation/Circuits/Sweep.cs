using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>The memory that a circuit runs in, for the samples of one vector: what its passes read and write.</summary>
internal readonly ref struct Sweep<TVector, T>
    where TVector : unmanaged, ILaneVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ref T cosines;
    private readonly ref T sines;
    private readonly ref T angleGradients;
    private readonly ref T values;
    private readonly ref T valueGradients;
    private readonly ref T means;
    private readonly ref T errors;

    /// <param name="workspace">The memory of a chunk of samples.</param>
    /// <param name="circuit">Where in it the circuit has its place.</param>
    /// <param name="part">Which vector of the chunk.</param>
    public Sweep(Workspace<T> workspace, Circuit circuit, int part)
    {
        var program = circuit.Program;
        cosines = ref At(workspace.Cosines, circuit.Angle, part);
        sines = ref At(workspace.Sines, circuit.Angle, part);
        angleGradients = ref At(workspace.AngleGradients, circuit.Angle, part);
        values = ref At(workspace.Values, 0, part);
        valueGradients = ref At(workspace.ValueGradients, 0, part);
        means = ref At(workspace.Means, 0, part);
        errors = ref At(workspace.StandardErrors, 0, part);
        var state = workspace.State<TVector>(circuit.Amplitude, program.Amplitudes, part, TVector.Samples);
        var length = 2 * program.StateAmplitudes / TVector.Slices;
        State = state[..length];
        Reduced = state[length..^program.QubitNumbers];
        Qubits = state[^program.QubitNumbers..];
        Adjoint = workspace.Adjoint<TVector>(length);
        Tables = workspace.Tables[circuit.Table..];
    }

    /// <summary>|ψ⟩: the real and the imaginary part of amplitude i at 2i and 2i + 1, of all slices.</summary>
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
    public SampleAngle<TVector> Angle(int index) => new(TVector.Read(ref At(ref cosines, index)), TVector.Read(ref At(ref sines, index)));

    /// <summary>Adds to the derivative with respect to an angle.</summary>
    public void AddGradient(int angle, TVector derivative)
    {
        ref var place = ref At(ref angleGradients, angle);
        TVector.Write(ref place, TVector.Read(ref place) + derivative);
    }

    /// <summary>A value of the model.</summary>
    public TVector Value(int index) => TVector.Read(ref At(ref values, index));

    /// <summary>Sets a value of the model.</summary>
    public void SetValue(int index, TVector value) => TVector.Write(ref At(ref values, index), value);

    /// <summary>The derivative with respect to a value.</summary>
    public TVector ValueGradient(int index) => TVector.Read(ref At(ref valueGradients, index));

    /// <summary>The mean of a value over the trajectories so far: the number of the first sample.</summary>
    public ref T Mean(int index) => ref At(ref means, index);

    /// <summary>The standard error of a value that is a mean over trajectories: the number of the first sample.</summary>
    public ref T Error(int index) => ref At(ref errors, index);

    private static ref T At(Span<Vector512<T>> numbers, int index, int part) =>
        ref Unsafe.Add(ref At(ref Unsafe.As<Vector512<T>, T>(ref MemoryMarshal.GetReference(numbers)), index), part * TVector.Samples);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(ref T first, int index) => ref Unsafe.Add(ref first, index * Vector512<T>.Count);
}
