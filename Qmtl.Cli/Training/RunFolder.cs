using Qmtl.Files;
using Qmtl.Training;

namespace Qmtl.Cli.Training;

/// <summary>Where a run keeps its files. Each is replaced as a whole, so that a killed run leaves none half written.</summary>
internal sealed record RunFolder(string Path)
{
    public string Parameters => In("parameters.safetensors");

    public string Metrics => In("metrics.json");

    public string History => In("history.csv");

    public string Checkpoint => In("training.checkpoint.safetensors");

    /// <summary>Whether a run was started here.</summary>
    public bool IsUsed => File.Exists(Checkpoint) || File.Exists(Parameters);

    /// <summary>Makes the folder ready for a run.</summary>
    /// <exception cref="WrongUsageException">It holds another run, which is neither to be resumed nor overwritten.</exception>
    public void Open(bool resume, bool overwrite)
    {
        if (File.Exists(Path)) throw new InvalidInputException($"{Path} is a file. Name a folder with --output.");
        if (IsUsed && !resume && !overwrite)
        {
            throw new WrongUsageException(
                $"{Path} already holds a run. Continue it with --resume, replace it with --overwrite, or name another folder with --output.");
        }

        Directory.CreateDirectory(Path);
        if (!overwrite) return;
        foreach (var file in (string[])[Checkpoint, Parameters, Metrics, History]) File.Delete(file);
    }

    public CheckpointOptions CheckpointOptions(int? everySteps, bool resume) => new(Checkpoint, everySteps) { Resume = resume };

    public void WriteHistory(IReadOnlyList<EpochResult> history) => AtomicFile.WriteAllText(History, HistoryTable.Write(history));

    public void WriteMetrics(string json) => AtomicFile.WriteAllText(Metrics, json);

    private string In(string file) => System.IO.Path.Combine(Path, file);
}
