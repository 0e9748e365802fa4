using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Qmtl.Shots;
using Qmtl.Simulation;

namespace Qmtl.Modeling;

/// <summary>
/// The memory in which a model evaluates one chunk of samples. Every number of the computation is one SIMD vector, whose
/// lane <c>s</c> belongs to sample <c>s</c> of the chunk; but the lanes of large states are amplitudes of one sample, and a chunk may have fewer samples than lanes.
/// Made once and used again; not for two threads at a time.
/// </summary>
/// <typeparam name="T">The precision: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Gibibyte = 1L << 30;

    private readonly WorkspaceLayout layout;
    private readonly LaneBuffer<T> values;
    private readonly LaneBuffer<T> valueGradients;
    private readonly LaneBuffer<T> angles;
    private readonly LaneBuffer<T> cosines;
    private readonly LaneBuffer<T> sines;
    private readonly LaneBuffer<T> angleGradients;
    private readonly LaneBuffer<T> states;
    private readonly LaneBuffer<T> adjoint;
    private readonly LaneBuffer<T> tables;
    private readonly LaneBuffer<T> means;
    private readonly LaneBuffer<T> standardErrors;

    /// <summary>Makes a workspace of the given size.</summary>
    /// <exception cref="InsufficientMemoryException">The machine does not have the memory.</exception>
    public Workspace(WorkspaceLayout layout)
        : this(layout, WidestVector)
    {
    }

    /// <summary>Makes a workspace whose circuits run on vectors of at most so many bytes: 64, 32, 16, or those of one number.</summary>
    internal Workspace(WorkspaceLayout layout, int vectorSize)
    {
        var (needed, available) = (layout.Bytes<T>(), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (needed > available || layout.Amplitudes > Array.MaxLength / 2 || layout.Tables > Array.MaxLength)
        {
            throw new InsufficientMemoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"Simulating this model takes {needed / Gibibyte:F1} GiB, and {available / Gibibyte:F1} GiB are available. "
                    + $"Every qubit of its largest circuit doubles the memory: "
                    + $"use fewer qubits, or a shallower shared stage, whose light cones are smaller."));
        }

        this.layout = layout;
        ChunkSize = layout.ChunkSize<T>();
        VectorSize = vectorSize;
        values = new LaneBuffer<T>(layout.Values);
        valueGradients = new LaneBuffer<T>(layout.Values);
        angles = new LaneBuffer<T>(layout.Angles);
        cosines = new LaneBuffer<T>(layout.Angles);
        sines = new LaneBuffer<T>(layout.Angles);
        angleGradients = new LaneBuffer<T>(layout.Angles);
        states = new LaneBuffer<T>(CountVectors(2 * layout.Amplitudes * ChunkSize));
        adjoint = new LaneBuffer<T>(CountVectors(2 * layout.LargestState * ChunkSize));
        means = new LaneBuffer<T>(layout.IsEstimated ? layout.Values : 0);
        standardErrors = new LaneBuffer<T>(layout.IsEstimated ? layout.Values : 0);
        tables = new LaneBuffer<T>(CountVectors(layout.Tables));
    }

    /// <summary>The numbers in a vector. In no chunk there are more samples.</summary>
    public static int LaneCount => Vector512<T>.Count;

    /// <summary>How many samples one chunk holds, in the first lanes: 16 in single precision, 8 in double, and one where states are large.</summary>
    public int ChunkSize { get; }

    /// <summary>The value vector: inputs, intermediate values, expectations, logits.</summary>
    public Span<Vector512<T>> Values => values.Span;

    /// <summary>The derivative of the scalar being differentiated with respect to each value.</summary>
    public Span<Vector512<T>> ValueGradients => valueGradients.Span;

    /// <summary>The inputs of the chunk: what <see cref="IModel.Forward{T}"/> reads.</summary>
    public Span<Vector512<T>> Inputs => Values[..layout.InputWidth];

    /// <summary>The logits of all heads: what <see cref="IModel.Forward{T}"/> writes.</summary>
    public Span<Vector512<T>> Logits => Values[^layout.LogitCount..];

    /// <summary>The cotangents of the logits: what <see cref="IModel.Backward{T}"/> reads.</summary>
    public Span<Vector512<T>> LogitGradients => ValueGradients[^layout.LogitCount..];

    /// <summary>The gradient with respect to the inputs, per sample: what <see cref="IModel.Backward{T}"/> writes.</summary>
    public Span<Vector512<T>> InputGradients => ValueGradients[..layout.InputWidth];

    /// <summary>
    /// The standard error of each value that is measured as a mean over trajectories, and 0 of the others; empty where the model has no such values.
    /// </summary>
    public Span<Vector512<T>> StandardErrors => standardErrors.Span;

    /// <summary>The means of values over the trajectories so far.</summary>
    internal Span<Vector512<T>> Means => means.Span;

    /// <summary>The angles of the circuits.</summary>
    public Span<Vector512<T>> Angles => angles.Span;

    /// <summary>The cosine that the gate of each angle uses.</summary>
    public Span<Vector512<T>> Cosines => cosines.Span;

    /// <summary>The sine that the gate of each angle uses.</summary>
    public Span<Vector512<T>> Sines => sines.Span;

    /// <summary>The derivative of the scalar being differentiated with respect to each angle.</summary>
    public Span<Vector512<T>> AngleGradients => angleGradients.Span;

    /// <summary>The size of the largest vectors that circuits run on, in bytes.</summary>
    internal int VectorSize { get; }

    /// <summary>The states of all circuits, which <see cref="IModel.Backward{T}"/> consumes.</summary>
    internal Span<Vector512<T>> States => states.Span;

    /// <summary>Which random numbers the shots of the chunk take.</summary>
    internal ShotDraws Shots { get; set; } = new(Key: 0, FirstRow: 0, Rows: Vector512<T>.Count);

    /// <summary>What circuits have prepared for all samples alike.</summary>
    internal Span<T> Tables => MemoryMarshal.Cast<Vector512<T>, T>(tables.Span);

    /// <summary>A state of a full chunk, of <paramref name="amplitudes"/> amplitudes: real and imaginary part of amplitude i at 2i and 2i + 1.</summary>
    public Span<Vector512<T>> State(int offset, int amplitudes) => states.Span.Slice(2 * offset, 2 * amplitudes);

    /// <summary>The state that is carried backward through a circuit, laid out like <see cref="State"/>.</summary>
    public Span<Vector512<T>> Adjoint(int amplitudes) => adjoint.Span[..(2 * amplitudes)];

    /// <summary>The state of one vector of samples.</summary>
    /// <param name="offset">Where the states of all samples start, in amplitudes.</param>
    /// <param name="amplitudes">How many amplitudes it has of each sample.</param>
    /// <param name="part">Which vector of the chunk.</param>
    /// <param name="samples">How many samples such a vector holds.</param>
    internal Span<TVector> State<TVector>(int offset, int amplitudes, int part, int samples)
        where TVector : unmanaged
    {
        var first = 2 * (((nint)offset * ChunkSize) + ((nint)part * amplitudes * samples));
        var length = 2 * amplitudes / (Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>() / samples);
        return Vectors<TVector>(states, first, length);
    }

    /// <summary>The adjoint state of one vector of samples.</summary>
    /// <param name="length">How many vectors it takes.</param>
    internal Span<TVector> Adjoint<TVector>(int length)
        where TVector : unmanaged => Vectors<TVector>(adjoint, 0, length);

    private static Span<TVector> Vectors<TVector>(LaneBuffer<T> buffer, nint first, int length)
        where TVector : unmanaged
    {
        // Vectors of a large state may begin anywhere, so that a span of them is not a slice of the buffer's.
        var numbers = buffer.Span;
        if ((first * Unsafe.SizeOf<T>()) + ((nint)length * Unsafe.SizeOf<TVector>()) > (nint)numbers.Length * Vector512<byte>.Count)
            throw new InvalidOperationException("The workspace is too small for the circuit. Compile the model again with this version of QMTL.");
        return MemoryMarshal.CreateSpan(
            ref Unsafe.As<T, TVector>(ref Unsafe.Add(ref Unsafe.As<Vector512<T>, T>(ref MemoryMarshal.GetReference(numbers)), first)), length);
    }

    private static int CountVectors(long numbers) => (int)((numbers + LaneCount - 1) / LaneCount);

    private static int WidestVector =>
        Vector512.IsHardwareAccelerated ? 64 : Vector256.IsHardwareAccelerated ? 32 : Vector128.IsHardwareAccelerated ? 16 : Unsafe.SizeOf<T>();
}
