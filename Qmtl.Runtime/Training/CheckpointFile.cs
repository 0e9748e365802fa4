using System.Numerics;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Training;

/// <summary>
/// Moves a run of training into a safetensors file and back. All numbers are kept as they are in memory, so that training goes on with the same bits.
/// </summary>
internal sealed class CheckpointFile<TModel, T>(string path, IReadOnlyList<(string Name, string Value)> identity)
    where TModel : IModel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Format = "qmtl-checkpoint-1";

    public bool Exists => File.Exists(path);

    public void Save(TrainingRun<TModel, T> run)
    {
        var metadata = identity.ToDictionary(entry => entry.Name, entry => entry.Value);
        metadata.Add("format", Format);
        var state = run.Step.OptimizerState;
        var early = run.EarlyStopping;
        List<SafetensorsTensor> tensors =
        [
            SafetensorsTensor.Create<T>("parameters", run.Step.Parameters),
            SafetensorsTensor.Create<long>("position", [run.Epoch, run.StepInEpoch, state.StepCount]),
            SafetensorsTensor.Create<ulong>("random", [run.EpochStart.S0, run.EpochStart.S1, run.EpochStart.S2, run.EpochStart.S3]),
            SafetensorsTensor.Create<double>("epoch.losses", run.EpochSums.Losses),
            SafetensorsTensor.Create<double>("epoch.weights", run.EpochSums.Weights),
            SafetensorsTensor.Create<double>("epoch.seconds", [run.EpochSeconds]),
            .. EpochColumns.Write(run.History),
        ];
        foreach (var name in state.MemoryNames) tensors.Add(SafetensorsTensor.Create<T>($"optimizer.{name}", state.Memory(name)));
        tensors.AddRange(BalancingTensors.Write(run.Step.Balancing, run.Step.Conflict));
        if (early is not null)
        {
            tensors.Add(SafetensorsTensor.Create<long>("best.position", [early.BestEpoch, early.Waited]));
            tensors.Add(SafetensorsTensor.Create<double>("best.score", [early.BestScore]));
            tensors.Add(SafetensorsTensor.Create<T>("best.parameters", early.BestParameters));
        }

        new SafetensorsFile(metadata, tensors).Write(path);
    }

    /// <exception cref="TrainingException">The file is from another run of training.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public void Restore(TrainingRun<TModel, T> run)
    {
        var file = SafetensorsFile.Read(path);
        CheckIdentity(file);
        try
        {
            Restore(run, file);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    private static void Restore(TrainingRun<TModel, T> run, SafetensorsFile file)
    {
        var position = file.Elements<long>("position", 3);
        if (position[0] is < 0 or > int.MaxValue || position[1] < 0 || position[1] >= run.StepsPerEpoch || position[2] < 0)
            throw new InvalidDataException($"the position [{string.Join(", ", position)}] is none that training reaches.");

        run.Epoch = (int)position[0];
        run.StepInEpoch = (int)position[1];
        run.EpochStart = file.RandomState("random");
        file.Copy<T>("parameters", run.Step.Parameters);
        file.Copy<double>("epoch.losses", run.EpochSums.Losses);
        file.Copy<double>("epoch.weights", run.EpochSums.Weights);
        run.EpochSeconds = file.Elements<double>("epoch.seconds", 1)[0];
        run.History.AddRange(EpochColumns.Read(file, run.Epoch, TModel.Schema.Heads, run.HasValidation, run.Step.Conflict is not null));

        var state = run.Step.OptimizerState;
        state.StepCount = position[2];
        foreach (var name in state.MemoryNames) file.Copy($"optimizer.{name}", state.Memory(name));
        BalancingTensors.Read(file, run.Step.Balancing, run.Step.Conflict, state.StepCount);
        if (run.EarlyStopping is not { } early) return;
        var best = file.Elements<long>("best.position", 2);
        if (best[0] < -1 || best[0] >= run.Epoch || best[1] < 0 || best[1] > run.Epoch)
            throw new InvalidDataException($"the best position [{string.Join(", ", best)}] is none that training reaches.");
        early.BestEpoch = (int)best[0];
        early.Waited = (int)best[1];
        early.BestScore = file.Elements<double>("best.score", 1)[0];
        file.Copy<T>("best.parameters", early.BestParameters);
    }

    private void CheckIdentity(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue("format", out var format) || format != Format)
            throw new TrainingException($"'{path}' is not a checkpoint that can be continued: "
                + $"metadata 'format' is {(format is null ? "missing" : $"'{format}'")}, but '{Format}' is expected. Choose another file.");
        var differences = identity
            .Select(entry => (entry.Name, Here: entry.Value, There: file.Metadata.GetValueOrDefault(entry.Name, "missing")))
            .Where(entry => entry.Here != entry.There)
            .Select(entry => $"{entry.Name} is {entry.There} in the checkpoint, but {entry.Here} here")
            .ToArray();
        if (differences.Length > 0)
            throw new TrainingException($"The checkpoint '{path}' is from another run of training and cannot be continued: "
                + $"{string.Join("; ", differences)}. Train with what the checkpoint has, or choose another file.");
    }
}
