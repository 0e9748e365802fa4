using System.Numerics;

namespace Qmtl.Modeling;

/// <summary>Some of the rows of a computation, as many as a chunk has lanes or, in the last chunk, fewer.</summary>
/// <param name="Index">Which chunk it is, from 0.</param>
/// <param name="First">The first row.</param>
/// <param name="Count">How many rows.</param>
internal readonly record struct RowChunk(int Index, int First, int Count);

/// <summary>What is done with the chunks of a model beside evaluating it. Several threads call it, each with other chunks and another workspace.</summary>
internal interface IChunkTask<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Writes the inputs of the rows into all lanes.</summary>
    void WriteInputs(RowChunk chunk, Workspace<T> workspace);

    /// <summary>Uses the logits. Where a gradient is wanted, writes the cotangents of all lanes.</summary>
    void AfterForward(RowChunk chunk, Workspace<T> workspace);

    /// <summary>Uses the gradients with respect to the inputs, where a gradient is wanted.</summary>
    void AfterBackward(RowChunk chunk, Workspace<T> workspace);
}
