using System.Numerics;
using Qmtl.Shots;

namespace Qmtl.Modeling;

/// <summary>
/// A model compiled from a <c>.qmtl</c> file. The members are static and generic in the precision, so that a trainer over
/// a model is resolved at compile time, without reflection and without virtual calls.
/// </summary>
/// <remarks>
/// A chunk is one SIMD vector of samples: lane <c>s</c> of every vector in a <see cref="Workspace{T}"/> belongs to sample <c>s</c>.
/// The order of calls is: <see cref="Prepare{T}"/> once per value of the parameters; then, per chunk, inputs into
/// <see cref="Workspace{T}.Inputs"/>, <see cref="Forward{T}"/>, and where gradients are wanted, cotangents into
/// <see cref="Workspace{T}.LogitGradients"/> and <see cref="Backward{T}"/>. None of them allocates.
/// A forward pass is, in this order, <see cref="ComputeAngles{T}"/>, <see cref="RunCircuits{T}"/>, <see cref="ReadExpectations{T}"/> and
/// <see cref="ComputeLogits{T}"/>; a backward pass is their counterparts in reverse. So expectations may come from elsewhere than the simulator, and gradients of
/// circuits from other methods than the adjoint one. With shots, the adjoint method would differentiate expectations as if there were infinitely many.
/// </remarks>
public interface IModel
{
    /// <summary>Names, shapes and counts of the model.</summary>
    static abstract ModelSchema Schema { get; }

    /// <summary>Evaluates what depends on the parameters alone. Call it again whenever they change.</summary>
    /// <param name="parameters">All trainable parameters, <see cref="ModelSchema.ParameterCount"/> of them.</param>
    /// <param name="workspace">A workspace made for this model.</param>
    static abstract void Prepare<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Computes <see cref="Workspace{T}.Logits"/> from <see cref="Workspace{T}.Inputs"/> for one chunk.</summary>
    static abstract void Forward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// The vector-Jacobian product of the last <see cref="Forward{T}"/>: from <see cref="Workspace{T}.LogitGradients"/>,
    /// adds the gradient summed over the lanes to <paramref name="gradient"/>, and sets <see cref="Workspace{T}.InputGradients"/> per lane.
    /// </summary>
    /// <param name="parameters">The same parameters as in <see cref="Prepare{T}"/>.</param>
    /// <param name="workspace">The workspace of the forward pass; its quantum states are consumed.</param>
    /// <param name="gradient">Shape [<see cref="ModelSchema.ParameterCount"/>]; added to.</param>
    static abstract void Backward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The circuits, for derivatives by the parameter-shift rule.</summary>
    static abstract IReadOnlyList<ShiftedCircuit> ShiftedCircuits { get; }

    /// <summary>Evaluates what circuits compute for all samples alike of angles that <see cref="Prepare{T}"/> has set.</summary>
    static virtual void PrepareTables<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>The classical computations before the circuits, and the angles that differ from sample to sample.</summary>
    static abstract void ComputeAngles<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Simulates the circuits: from angles to the expectations that are measured.</summary>
    static abstract void RunCircuits<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>What a device makes of the expectations that are measured, by readout errors and shots; nothing where it reads them as they are.</summary>
    static virtual void ReadExpectations<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>The classical computations from expectations to logits. They also read what <see cref="ComputeAngles{T}"/> computes.</summary>
    static abstract void ComputeLogits<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// From <see cref="Workspace{T}.LogitGradients"/>, sets the derivatives with respect to all values before the logits, adds to those with respect to the
    /// parameters, and sets those with respect to the angles to zero.
    /// </summary>
    static abstract void ComputeLogitsBackward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>From the derivatives with respect to the expectations that are read, adds those with respect to the ones that are measured.</summary>
    static virtual void ReadExpectationsBackward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>From the derivatives with respect to expectations, adds those with respect to the angles, by the adjoint method; the states are consumed.</summary>
    static abstract void RunCircuitsBackward<T>(Workspace<T> workspace)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>From the derivatives with respect to the angles, adds those with respect to parameters and values.</summary>
    static abstract void ComputeAnglesBackward<T>(ReadOnlySpan<T> parameters, Workspace<T> workspace, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
