using System.Globalization;
using System.Text.Json.Nodes;

namespace Qmtl.Cli.Tests;

/// <summary><c>eval</c> and <c>predict</c>.</summary>
public sealed class InferenceCommandTests : IClassFixture<InferenceCommandTests.TrainedModel>
{
    private readonly TrainedModel trained;

    public InferenceCommandTests(TrainedModel trained) => this.trained = trained;

    [Fact]
    public void Eval_measures_what_training_measured()
    {
        var output = ToolRun.Succeed("eval", trained.Model, "--data", trained.Data, "--parameters", trained.Parameters, "--json");

        var measured = JsonNode.Parse(output)!["heads"];
        var metrics = JsonNode.Parse(File.ReadAllText(trained.Folder.In("run/metrics.json")))!["training"]!["heads"];
        measured!.ToJsonString().ShouldBe(metrics!.ToJsonString());
    }

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads()
    {
        foreach (var command in (string[])["eval", "predict"])
        {
            string[] line = [command, trained.Model, "--data", trained.Data, "--parameters", trained.Parameters, "--threads"];
            ToolRun.Succeed([.. line, "3"]).ShouldBe(ToolRun.Succeed([.. line, "1"]));
            ToolRun.Of([.. line, "0"]).Error.ShouldContain("--threads must be a whole number from 1 to 1024, not 0.");
        }
    }

    [Fact]
    public void Answers_under_shots_follow_from_the_seed()
    {
        string[] line = ["predict", trained.Sampled, "--data", trained.Data, "--parameters", trained.Parameters];
        string[] sampled = [.. line, "--backend", "sampled"];
        var first = ToolRun.Succeed(sampled);
        ToolRun.Succeed([.. sampled, "--seed", "0", "--threads", "2"]).ShouldBe(first);
        ToolRun.Succeed([.. sampled, "--seed", "1"]).ShouldNotBe(first);
        ToolRun.Succeed(line).ShouldNotBe(first);
        ToolRun.Of([.. line, "--seed", "1"]).Error.ShouldContain("--seed says which shots are drawn, but Signs runs without shots.");
        var json = ToolRun.Succeed("eval", trained.Sampled, "--data", trained.Data, "--parameters", trained.Parameters, "--backend", "sampled", "--seed", "3", "--json");
        JsonNode.Parse(json)!["backend"]!.GetValue<string>().ShouldBe("sampled: shots 50");
    }

    [Fact]
    public void Eval_prints_a_row_per_head()
    {
        var output = ToolRun.Succeed("eval", trained.Model, "--data", trained.Data, "--parameters", trained.Parameters);

        output.Split('\n').Select(line => line.Split(' ')[0]).ShouldBe(["head", "────────", "positive", "level", "size", "mean", ""]);
    }

    [Fact]
    public void Predictions_name_labels_and_their_probabilities_sum_to_one()
    {
        var rows = ToolRun.Succeed("predict", trained.Model, "--data", trained.Data, "--parameters", trained.Parameters).TrimEnd().Split('\n');

        rows[0].ShouldBe("row,positive,positive_probability,level,level_probability_low,level_probability_middle,level_probability_high,size");
        rows.Length.ShouldBe(61);
        var cells = rows[1].Split(',');
        cells[0].ShouldBe("0");
        double.Parse(cells[2], CultureInfo.InvariantCulture).ShouldBeInRange(0, 1);
        cells[3].ShouldBeOneOf("low", "middle", "high");
        cells[4..7].Sum(c => double.Parse(c, CultureInfo.InvariantCulture)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Predictions_need_no_labels_and_do_not_read_them()
    {
        var unlabeled = trained.Folder.Write("new.csv", "x_0,x_1,x_2,positive\n0.5,0.1,-0.2,unheard of\n");
        var output = trained.Folder.In("answers.csv");

        ToolRun.Succeed("predict", trained.Model, "--data", unlabeled, "--parameters", trained.Parameters, "--output", output);

        File.ReadAllLines(output).Length.ShouldBe(2);
    }

    [Fact]
    public void Inputs_are_standardized_as_in_training()
    {
        // A row scaled like the others predicts the same whether it stands alone or among them.
        var lines = File.ReadAllLines(trained.Data);
        var alone = trained.Folder.Write("alone.csv", $"{lines[0]}\n{lines[5]}\n");

        var all = ToolRun.Succeed("predict", trained.Model, "--data", trained.Data, "--parameters", trained.Parameters).Split('\n');
        var one = ToolRun.Succeed("predict", trained.Model, "--data", alone, "--parameters", trained.Parameters).Split('\n');

        one[1].Split(',')[1..].ShouldBe(all[5].Split(',')[1..]);
    }

    [Fact]
    public void A_backend_answers_with_noise_and_with_the_same_parameters()
    {
        string[] options = ["--data", trained.Data, "--parameters", trained.Parameters];
        var model = trained.Folder.Write("noisy.qmtl", Samples.Signs + """

            backend noisy = simulator { precision float32; noise { after 2q depolarizing_pauli(0.2); readout(0.1, 0.2); } }
            model NoisySigns = Signs on noisy;
            """);

        var ideal = ToolRun.Succeed(["predict", model, "--model", "Signs", .. options]);
        var noisy = ToolRun.Succeed(["predict", model, "--model", "Signs", "--backend", "noisy", .. options]);

        ideal.ShouldBe(ToolRun.Succeed(["predict", trained.Model, .. options]));
        noisy.ShouldNotBe(ideal);
        ToolRun.Succeed(["predict", model, "--model", "NoisySigns", .. options]).ShouldBe(noisy);
        var json = JsonNode.Parse(ToolRun.Succeed(["eval", model, "--model", "Signs", "--backend", "noisy", "--json", .. options]));
        json!["backend"]!.GetValue<string>().ShouldBe("noisy: after 2q depolarizing_pauli(0.2); readout(0.1, 0.2)");
    }

    [Fact]
    public void A_backend_that_is_not_there_is_wrong_usage()
    {
        var run = ToolRun.Of("predict", trained.Model, "--backend", "noisy", "--data", trained.Data, "--parameters", trained.Parameters);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("has no backend 'noisy'. Declare one with 'backend', or leave --backend out.");
    }

    [Fact]
    public void Parameters_of_another_structure_are_refused()
    {
        var other = trained.Folder.Write("other.qmtl", Samples.Overlapping);

        var run = ToolRun.Of("predict", other, "--data", trained.Data, "--parameters", trained.Parameters);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("fingerprint");
    }

    [Fact]
    public void Missing_and_damaged_parameters_are_told_apart()
    {
        var missing = ToolRun.Of("predict", trained.Model, "--data", trained.Data, "--parameters", trained.Folder.In("none.safetensors"));
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldContain("the file does not exist. 'qmtl train' writes it");

        var damaged = trained.Folder.In("damaged.safetensors");
        File.WriteAllBytes(damaged, File.ReadAllBytes(trained.Parameters)[..^3]);
        var run = ToolRun.Of("predict", trained.Model, "--data", trained.Data, "--parameters", damaged);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("damaged.safetensors");
    }

    /// <summary>Trained on all rows, so that evaluating the same file must give the same metrics.</summary>
    public sealed class TrainedModel : IDisposable
    {
        public TrainedModel()
        {
            Model = Folder.Write("signs.qmtl", Samples.Signs);
            Sampled = Folder.Write("sampled.qmtl", Samples.Signs + "\nbackend sampled = simulator { shots 50; }\n");
            Data = Folder.Write("data.csv", Samples.SignsData(60));
            ToolRun.Succeed("train", Model, "--data", Data, "--epochs", "5", "--validation", "0", "--output", Folder.In("run"));
        }

        public TemporaryFolder Folder { get; } = new();

        public string Model { get; }

        /// <summary>The same model, in a file with a backend.</summary>
        public string Sampled { get; }

        public string Data { get; }

        public string Parameters => Folder.In("run/parameters.safetensors");

        public void Dispose() => Folder.Dispose();
    }
}
