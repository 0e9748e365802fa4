using System.Numerics;
using System.Runtime.Intrinsics;
using Qmtl.Simulation;

namespace Qmtl.Modeling;

/// <summary>
/// What backward passes consume of a forward pass: the states of its circuits, and the cotangents of the logits, of which each backward pass takes those of
/// one head. So one forward pass serves a backward pass for each head.
/// </summary>
internal sealed class ForwardCopy<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> workspace;
    private readonly LaneBuffer<T> states;
    private readonly LaneBuffer<T> cotangents;
    private bool isConsumed;

    public ForwardCopy(Workspace<T> workspace)
    {
        this.workspace = workspace;
        states = new LaneBuffer<T>(workspace.States.Length);
        cotangents = new LaneBuffer<T>(workspace.LogitGradients.Length);
    }

    /// <summary>The memory of a copy, in bytes.</summary>
    public static long Bytes(WorkspaceLayout layout) =>
        layout.Bytes<T>() - (layout with { Amplitudes = 0 }).Bytes<T>() + ((long)layout.LogitCount * Vector512<byte>.Count);

    /// <summary>Copies what a forward pass has left, and its cotangents.</summary>
    public void Take()
    {
        workspace.States.CopyTo(states.Span);
        workspace.LogitGradients.CopyTo(cotangents.Span);
        isConsumed = false;
    }

    /// <summary>Makes the workspace ready for the backward pass of one head.</summary>
    /// <returns>Whether there is anything to be differentiated: whether a cotangent of the head is not zero.</returns>
    public bool Restore(HeadSchema head)
    {
        var own = cotangents.Span.Slice(head.LogitOffset, head.LogitCount);
        if (!own.ContainsAnyExcept(Vector512<T>.Zero)) return false;
        if (isConsumed) states.Span.CopyTo(workspace.States);
        isConsumed = true;
        workspace.LogitGradients.Clear();
        own.CopyTo(workspace.LogitGradients[head.LogitOffset..]);
        return true;
    }
}
