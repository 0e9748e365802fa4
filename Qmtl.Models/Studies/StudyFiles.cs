using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qmtl.Files;
using Qmtl.Metrics;
using Qmtl.Modeling;

namespace Qmtl.Models.Studies;

/// <summary>
/// The folder of a study: <c>metrics.json</c>, and for each model and seed <c>parameters.safetensors</c> and the learning curve <c>history.csv</c>.
/// Each file is either whole or absent.
/// </summary>
public sealed class StudyFiles
{
    private StudyFiles(string folder) => Folder = folder;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Makes a new folder, named after the time, and numbered where another study has that name: also one that asks at the same moment.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static StudyFiles Create(string parent, DateTime time)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"digits-{time:yyyyMMdd-HHmmss}");
        var folder = Path.Combine(parent, name);
        for (var i = 2; !TryCreate(folder); i++) folder = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"));
        return new StudyFiles(folder);
    }

    /// <summary>Makes a folder where there is none. A folder can be made twice without an error; a file that must be new cannot, and serves as a lock.</summary>
    private static bool TryCreate(string folder)
    {
        var claim = $"{folder}.claim";
        try
        {
            using var file = new FileStream(claim, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            if (Directory.Exists(folder)) return false;
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (IOException) when (File.Exists(claim) || Directory.Exists(folder))
        {
            // Whoever holds the claim makes the folder before letting go of it.
            return false;
        }
    }

    /// <summary>Where the parameters of a training are.</summary>
    public string ParameterPath(StudyRun run) => Path.Combine(RunFolder(run), "parameters.safetensors");

    /// <summary>Writes all files.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(StudyOptions options, IReadOnlyList<StudyRun> runs)
    {
        foreach (var run in runs)
        {
            Directory.CreateDirectory(RunFolder(run));
            ParameterFile.Save<float>(ParameterPath(run), run.Model.Schema, run.Training.Parameters);
            AtomicFile.WriteAllText(Path.Combine(RunFolder(run), "history.csv"), History(run));
        }

        StudyJson.Write(Path.Combine(Folder, "metrics.json"), Metrics(options, runs));
    }

    private string RunFolder(StudyRun run) =>
        Path.Combine(Folder, run.Model.Schema.Name, string.Create(CultureInfo.InvariantCulture, $"seed-{run.Seed}"));

    private static string History(StudyRun run)
    {
        var csv = new StringBuilder("epoch,train_loss,validation_loss,validation_auc,validation_accuracy,learning_rate,seconds\n");
        foreach (var epoch in run.Training.History)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{epoch.Epoch + 1},{epoch.TrainLoss:R},{epoch.ValidationLoss:R},");
            csv.Append(CultureInfo.InvariantCulture, $"{epoch.MeanMetric(MetricNames.Auc):R},{epoch.MeanMetric(MetricNames.Accuracy):R},");
            csv.Append(CultureInfo.InvariantCulture, $"{epoch.LearningRate:R},{epoch.Seconds:0.####}\n");
        }

        return csv.ToString();
    }

    private static JsonObject Metrics(StudyOptions options, IReadOnlyList<StudyRun> runs) => new()
    {
        ["seeds"] = options.Seeds,
        ["epochs"] = options.Epochs,
        ["models"] = new JsonArray([.. StudySummary.Of(runs).Select(s => Model(options, s, runs.Where(r => r.Model == s.Model)))]),
    };

    private static JsonObject Model(StudyOptions options, StudySummary summary, IEnumerable<StudyRun> runs)
    {
        var schema = summary.Model.Schema;
        var training = DigitsStudy.Options(summary.Model, options.Epochs, seed: 1);
        return new JsonObject
        {
            ["model"] = schema.Name,
            ["fingerprint"] = schema.Fingerprint,
            ["optimizer"] = training.Optimizer.Describe(),
            ["schedule"] = training.Schedule.Describe(),
            ["batchSize"] = training.BatchSize,
            ["parameters"] = StudyJson.Parameters(schema),
            ["testAuc"] = StudyJson.Spread(summary.Overall(MetricNames.Auc)),
            ["testAccuracy"] = StudyJson.Spread(summary.Overall(MetricNames.Accuracy)),
            ["runs"] = new JsonArray([.. runs.Select(Run)]),
        };
    }

    private static JsonObject Run(StudyRun run) => new()
    {
        ["seed"] = run.Seed,
        ["bestEpoch"] = run.Training.BestEpoch + 1,
        ["validationLoss"] = StudyJson.Number(run.ValidationLoss),
        ["seconds"] = StudyJson.Number(run.Training.Seconds),
        ["test"] = new JsonObject(run.Test.Heads.Select(head => KeyValuePair.Create<string, JsonNode?>(
            head.Head.Name,
            new JsonObject(head.Values.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, StudyJson.Number(m.Value))))))),
    };
}
