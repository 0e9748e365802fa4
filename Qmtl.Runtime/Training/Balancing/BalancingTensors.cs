using Qmtl.Files;

namespace Qmtl.Training;

/// <summary>Moves what the balancing between tasks remembers, and the cosines of the current epoch, into a checkpoint and back.</summary>
internal static class BalancingTensors
{
    public static IEnumerable<SafetensorsTensor> Write(BalancingState state, ConflictSums? conflict)
    {
        foreach (var name in state.MemoryNames) yield return SafetensorsTensor.Create<double>($"balancing.{name}", state.Memory(name));
        foreach (var name in state.Optimizer?.MemoryNames ?? [])
            yield return SafetensorsTensor.Create<double>($"balancing.optimizer.{name}", state.Optimizer!.Memory(name));
        if (state.Random is { State: var at }) yield return SafetensorsTensor.Create<ulong>("balancing.random", [at.S0, at.S1, at.S2, at.S3]);
        if (conflict is null) yield break;
        yield return SafetensorsTensor.Create<double>("epoch.cosines", conflict.Cosines);
        yield return SafetensorsTensor.Create<double>("epoch.cosine_steps", conflict.Steps);
        yield return SafetensorsTensor.Create<double>("epoch.conflicts", conflict.Conflicts);
    }

    /// <param name="file">The checkpoint.</param>
    /// <param name="state">Written.</param>
    /// <param name="conflict">Written; null where there are no cosines.</param>
    /// <param name="stepCount">How many steps were taken.</param>
    /// <exception cref="InvalidDataException">A tensor is missing or damaged.</exception>
    public static void Read(SafetensorsFile file, BalancingState state, ConflictSums? conflict, long stepCount)
    {
        foreach (var name in state.MemoryNames) file.Copy($"balancing.{name}", state.Memory(name));
        if (state.Optimizer is { } optimizer)
        {
            optimizer.StepCount = stepCount;
            foreach (var name in optimizer.MemoryNames) file.Copy($"balancing.optimizer.{name}", optimizer.Memory(name));
        }

        if (state.Random is { } random) random.State = file.RandomState("balancing.random");
        if (conflict is null) return;
        file.Copy<double>("epoch.cosines", conflict.Cosines);
        file.Copy<double>("epoch.cosine_steps", conflict.Steps);
        file.Copy<double>("epoch.conflicts", conflict.Conflicts);
    }
}
