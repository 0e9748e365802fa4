namespace Qmtl.Training;

/// <summary>
/// Where training keeps what it needs to go on, bit for bit, as if it had never stopped. The file is replaced as a whole: at any moment it is
/// the previous checkpoint or the next one. It is also written when training is canceled and when it ends. One training writes it at a time;
/// what one that was killed while writing has left beside it, the next deletes.
/// </summary>
/// <param name="Path">The file, by convention <c>*.checkpoint.safetensors</c>. Its folder must exist.</param>
/// <param name="EverySteps">Write after this many steps, counted from the start of training; null for not by steps. Above 0.</param>
/// <param name="EveryEpochs">Write after this many epochs; null for not by epochs. Above 0.</param>
public sealed record CheckpointOptions(string Path, int? EverySteps = null, int? EveryEpochs = 1)
{
    /// <summary>
    /// Go on from the file where it exists. A file from another model, other data or other options is an error, never overwritten.
    /// </summary>
    public bool Resume { get; init; }
}
