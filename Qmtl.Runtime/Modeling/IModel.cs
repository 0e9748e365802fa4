using System.Numerics;

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
}
