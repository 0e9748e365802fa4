using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Modeling;

namespace Qmtl.Simulation;

/// <summary>A density matrix in a workspace, and behind it the copies of it that a circuit keeps.</summary>
internal readonly ref struct StateCopies<T>(Workspace<T> workspace, int qubits, int amplitude)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An amplitude is two numbers, and 4ⁿ expectations are real.</summary>
    private readonly int length = 1 << ((2 * qubits) - 1);

    public Span<Vector512<T>> State => workspace.State(amplitude, length);

    public Span<Vector512<T>> Adjoint => workspace.Adjoint(length);

    public Span<Vector512<T>> this[int copy] => workspace.State(amplitude + ((copy + 1) * length), length);
}
