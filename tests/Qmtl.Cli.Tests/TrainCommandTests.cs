using System.Globalization;
using System.Text.Json;
using Qmtl.Cli.Terminals;

namespace Qmtl.Cli.Tests;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string model;
    private readonly string data;

    public TrainCommandTests()
    {
        model = folder.Write("signs.qmtl", Samples.Signs + "\nbackend misread = simulator { noise { readout(0.2, 0.2); } }\nbackend sampled = simulator { shots 100; noise { after 2q bit_flip(0.01); } }\nbackend few = simulator { trajectories 20; noise { after 2q bit_flip(0.01); } }\n");
        data = folder.Write("data.csv", Samples.SignsData(80));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_leaves_parameters_metrics_and_a_learning_curve()
    {
        var output = ToolRun.Succeed("train", model, "--data", data, "--epochs", "30", "--learning-rate", "0.05", "--test", "0.25", "--output", folder.In("run"));

        output.ShouldContain("Signs: 11 parameters; 44 rows to train on, 16 to validate, 20 to test.");
        output.ShouldContain("epoch 30/30  loss");
        File.ReadAllLines(folder.In("run/history.csv")).Length.ShouldBe(31);
        using var metrics = JsonDocument.Parse(File.ReadAllText(folder.In("run/metrics.json")));
        metrics.RootElement.GetProperty("model").GetString().ShouldBe("Signs");
        metrics.RootElement.GetProperty("test").GetProperty("rows").GetInt32().ShouldBe(20);
        metrics.RootElement.GetProperty("training").GetProperty("heads").GetProperty("positive").GetProperty("auc").GetDouble().ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_gives_others()
    {
        byte[] Train(string seed, string run)
        {
            ToolRun.Succeed("train", model, "--data", data, "--epochs", "2", "--seed", seed, "--output", folder.In(run));
            return File.ReadAllBytes(folder.In(Path.Combine(run, "parameters.safetensors")));
        }

        var first = Train("7", "a");

        Train("7", "b").ShouldBe(first);
        Train("8", "c").ShouldNotBe(first);
    }

    [Fact]
    public void Every_option_is_used()
    {
        string[] common = ["train", model, "--data", data, "--epochs", "3", "--output"];
        byte[] Train(string run, params string[] options)
        {
            ToolRun.Succeed([.. common, folder.In(run), .. options]);
            return File.ReadAllBytes(folder.In(Path.Combine(run, "parameters.safetensors")));
        }

        var plain = Train("plain");
        string[][] variants =
        [
            ["--batch-size", "16"],
            ["--learning-rate", "0.02"],
            ["--optimizer", "sgd"],
            ["--optimizer", "sgd", "--momentum", "0.9"],
            ["--optimizer", "adamw", "--weight-decay", "0.5"],
            ["--balancing", "uncertainty"],
            ["--balancing", "dwa"],
            ["--balancing", "dwa", "--dwa-temperature", "0.3"],
            ["--balancing", "random"],
            ["--balancing", "gradnorm"],
            ["--balancing", "gradnorm", "--gradnorm-alpha", "60"], // Large: it only decides which tasks are above their targets.
            ["--balancing", "pcgrad"],
            ["--balancing", "mgda"],
            ["--balancing", "cagrad"],
            ["--balancing", "cagrad", "--cagrad-c", "0.8"],
            ["--balancing", "nash"],
            ["--schedule", "cosine"],
            ["--schedule", "step", "--step-epochs", "1", "--step-factor", "0.5"],
            ["--clip", "0.01"],
            ["--class-weight", "positive=1,5"],
            ["--head-weight", "size=3"],
            ["--validation", "0.4"],
            ["--test", "0.3"],
            ["--no-standardize"],
            ["--precision", "double"],
            ["--missing", "0"],
            ["--backend", "misread"],
            ["--backend", "sampled"],
            ["--backend", "sampled", "--balancing", "pcgrad"],
            ["--backend", "sampled", "--gradients", "spsa"],
            ["--gradients", "spsa"],
            ["--gradients", "spsa", "--perturbation", "0.3"],
        ];
        var withoutEffect = variants.Select((options, i) => (Options: string.Join(' ', options), Bytes: Convert.ToHexString(Train($"variant{i}", options))))
            .Prepend(("none", Convert.ToHexString(plain)))
            .GroupBy(variant => variant.Item2)
            .Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(variant => variant.Item1))
            .ToArray();

        withoutEffect.ShouldBeEmpty();
    }

    [Fact]
    public void Training_under_shots_and_noise_learns_says_what_it_takes_and_resumes_with_the_same_bits()
    {
        string[] command = ["train", model, "--data", data, "--backend", "sampled", "--learning-rate", "0.1", "--batch-size", "16", "--output"];
        var output = ToolRun.Succeed([.. command, folder.In("whole"), "--epochs", "6", "--threads", "1"]);
        output.ShouldContain("Gradients by parameter shift: a step of 16 rows takes 176 evaluations of the model, 11 for each row, each of 100 shots.");
        using var metrics = JsonDocument.Parse(File.ReadAllText(folder.In("whole/metrics.json")));
        metrics.RootElement.GetProperty("gradients").GetString().ShouldBe("parameter shift");
        metrics.RootElement.GetProperty("backend").GetString().ShouldBe("sampled: shots 100; after 2q bit_flip(0.01)");
        metrics.RootElement.GetProperty("training").GetProperty("heads").GetProperty("positive").GetProperty("auc").GetDouble().ShouldBeGreaterThan(0.9);

        ToolRun.Succeed([.. command, folder.In("parts"), "--epochs", "2", "--threads", "2"]);
        ToolRun.Succeed([.. command, folder.In("parts"), "--epochs", "6", "--threads", "2", "--resume"]);
        File.ReadAllBytes(folder.In("parts/parameters.safetensors")).ShouldBe(File.ReadAllBytes(folder.In("whole/parameters.safetensors")));
        ToolRun.Of([.. command, folder.In("parts"), "--resume", "--gradients", "spsa"]).Error.ShouldContain("gradients is parameter shift in the checkpoint, but Spsa(");
    }

    [Fact]
    public void Exact_gradients_by_parameter_shift_train_as_those_of_the_adjoint_method()
    {
        string[] command = ["train", model, "--data", data, "--epochs", "3", "--precision", "double", "--output"];
        ToolRun.Succeed([.. command, folder.In("shift"), "--gradients", "parameter-shift"])
            .ShouldContain("Gradients by parameter shift: a step of 32 rows takes 352 evaluations of the model, 11 for each row.\n");
        ToolRun.Succeed([.. command, folder.In("adjoint"), "--gradients", "adjoint"]).ShouldNotContain("Gradients by");
        Loss("shift").ShouldBe(Loss("adjoint"), 1e-9);

        double Loss(string run) => double.Parse(File.ReadLines(folder.In(Path.Combine(run, "history.csv"))).Last().Split(',')[1], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_adjoint_method_is_refused_with_shots()
    {
        var run = ToolRun.Of("train", model, "--data", data, "--backend", "sampled", "--gradients", "adjoint", "--output", folder.In("run"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--gradients adjoint needs exact expectations, but the backend has 100 shots. Use parameter-shift or spsa, or a backend with exact expectations.");
        Directory.Exists(folder.In("run")).ShouldBeFalse();
        ToolRun.Of("train", model, "--data", data, "--perturbation", "0.1").Error.ShouldContain("--perturbation is for --gradients spsa");
    }

    [Fact]
    public void Trajectories_are_trained_on_by_parameter_shift()
    {
        string[] command = ["train", model, "--data", data, "--backend", "few", "--epochs", "2", "--batch-size", "16", "--output"];
        ToolRun.Succeed([.. command, folder.In("one"), "--threads", "1"])
            .ShouldContain("Gradients by parameter shift: a step of 16 rows takes 176 evaluations of the model, 11 for each row.\n");
        ToolRun.Succeed([.. command, folder.In("two"), "--threads", "2"]);
        File.ReadAllBytes(folder.In("two/parameters.safetensors")).ShouldBe(File.ReadAllBytes(folder.In("one/parameters.safetensors")));
        ToolRun.Succeed([.. command, folder.In("spsa"), "--gradients", "spsa"]).ShouldContain("Gradients by Spsa(");

        var refused = ToolRun.Of([.. command, folder.In("adjoint"), "--gradients", "adjoint"]);
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("--gradients adjoint needs exact expectations, but the backend has trajectories. Use parameter-shift or spsa, or a backend with exact expectations.");
    }

    [Fact]
    public void A_folder_with_a_run_is_not_overwritten_unasked()
    {
        string[] command = ["train", model, "--data", data, "--epochs", "1", "--output", folder.In("run")];
        ToolRun.Succeed(command);

        var run = ToolRun.Of(command);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("already holds a run. Continue it with --resume, replace it with --overwrite");
        ToolRun.Succeed([.. command, "--overwrite"]);
    }

    [Fact]
    public async Task A_canceled_run_is_continued_to_the_same_bytes()
    {
        string[] command = ["train", model, "--data", data, "--epochs", "6", "--output"];
        ToolRun.Succeed([.. command, folder.In("whole")]);
        using var cancellation = new CancellationTokenSource();
        using var error = new StringWriter();
        using var output = new CancelAfter("epoch 3/6", cancellation);

        var exitCode = await Tool.RunAsync([.. command, folder.In("parts")], new Terminal(output, error), cancellation.Token);

        exitCode.ShouldBe(ExitCode.Canceled);
        error.ToString().ShouldContain("Run the same command with --resume to continue.");
        File.Exists(folder.In("parts/parameters.safetensors")).ShouldBeFalse();
        ToolRun.Succeed([.. command, folder.In("parts"), "--resume"]).ShouldNotContain("epoch 2/6");
        File.ReadAllBytes(folder.In("parts/parameters.safetensors")).ShouldBe(File.ReadAllBytes(folder.In("whole/parameters.safetensors")));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes_and_continues_a_run_of_another()
    {
        string[] command = ["train", model, "--data", data, "--batch-size", "40", "--output"];
        ToolRun.Succeed([.. command, folder.In("one"), "--epochs", "4", "--threads", "1"]);
        ToolRun.Succeed([.. command, folder.In("three"), "--epochs", "4", "--threads", "3"]);
        ToolRun.Succeed([.. command, folder.In("parts"), "--epochs", "2", "--threads", "1"]);
        ToolRun.Succeed([.. command, folder.In("parts"), "--epochs", "4", "--threads", "2", "--resume"]);

        var parameters = File.ReadAllBytes(folder.In("one/parameters.safetensors"));
        File.ReadAllBytes(folder.In("three/parameters.safetensors")).ShouldBe(parameters);
        File.ReadAllBytes(folder.In("parts/parameters.safetensors")).ShouldBe(parameters);
    }

    [Fact]
    public void Resuming_with_other_options_is_refused()
    {
        string[] command = ["train", model, "--data", data, "--epochs", "2", "--output", folder.In("run")];
        ToolRun.Succeed(command);

        var run = ToolRun.Of([.. command, "--resume", "--batch-size", "7"]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("checkpoint");
        run.Error.ShouldNotContain("   at ");

        ToolRun.Of([.. command, "--resume", "--balancing", "pcgrad"]).Error.ShouldContain("balancing is FixedWeighting in the checkpoint, but PCGrad here");
    }

    [Theory]
    [InlineData("--balancing", "mgda")]
    [InlineData("--balancing", "equal", "--measure-conflict")]
    public void How_gradients_of_tasks_agree_is_reported_where_they_are_computed(params string[] options)
    {
        var output = ToolRun.Succeed(["train", model, "--data", data, "--epochs", "3", "--output", folder.In("run"), .. options]);

        output.ShouldMatch(@"epoch 3/3  loss \S+  cosine -?[01]\.\d\d  validation loss");
        var lines = File.ReadAllLines(folder.In("run/history.csv"));
        lines[0].ShouldStartWith("epoch,training_loss,validation_loss,learning_rate,seconds,gradient_cosine,gradient_conflicts,positive.auc,");
        lines[3].Split(',').Length.ShouldBe(lines[0].Split(',').Length);
        using var metrics = JsonDocument.Parse(File.ReadAllText(folder.In("run/metrics.json")));
        var conflict = metrics.RootElement.GetProperty("gradient_conflict");
        conflict.GetProperty("conflict_share").GetDouble().ShouldBeInRange(0, 1);
        conflict.GetProperty("pairs").EnumerateArray().Select(p => string.Join(' ', p.GetProperty("heads").EnumerateArray()))
            .ShouldBe(["positive level", "positive size", "level size"]);
        conflict.GetProperty("pairs").EnumerateArray().ShouldAllBe(p => Math.Abs(p.GetProperty("cosine").GetDouble()) <= 1);
    }

    [Fact]
    public void Without_gradients_of_tasks_nothing_is_said_of_them()
    {
        ToolRun.Succeed("train", model, "--data", data, "--epochs", "1", "--output", folder.In("run"), "--balancing", "random").ShouldNotContain("cosine");

        File.ReadAllText(folder.In("run/history.csv")).ShouldNotContain("gradient");
        File.ReadAllText(folder.In("run/metrics.json")).ShouldContain("\"balancing\": \"RandomLossWeighting\"");
        File.ReadAllText(folder.In("run/metrics.json")).ShouldNotContain("gradient_conflict");
    }

    [Fact]
    public void Patience_stops_early_and_says_which_epoch_was_best()
    {
        var output = ToolRun.Succeed(
            "train", model, "--data", data, "--epochs", "500", "--patience", "2", "--learning-rate", "0.3", "--output", folder.In("run"));

        output.ShouldContain("Stopped early: the best epoch was ");
    }

    [Theory]
    [InlineData("--momentum is for --optimizer sgd", "--momentum", "0.5")]
    [InlineData("--weight-decay is for --optimizer adamw", "--weight-decay", "0.5")]
    [InlineData("--head-weight is for --balancing fixed; mgda has weights of its own.", "--balancing", "mgda", "--head-weight", "size=2")]
    [InlineData("--cagrad-c is for --balancing cagrad, not fixed.", "--cagrad-c", "0.5")]
    [InlineData("--gradnorm-alpha is for --balancing gradnorm, not dwa.", "--balancing", "dwa", "--gradnorm-alpha", "0.5")]
    [InlineData("--dwa-temperature must be above 0, not 0.", "--balancing", "dwa", "--dwa-temperature", "0")]
    [InlineData("--cagrad-c must be from 0, and below 1, not 1.", "--balancing", "cagrad", "--cagrad-c", "1")]
    [InlineData("--schedule step needs --step-epochs", "--schedule", "step")]
    [InlineData("--step-epochs and --step-factor are for --schedule step", "--step-epochs", "3")]
    [InlineData("--validation and --test together must be below 1", "--validation", "0.5", "--test", "0.5")]
    [InlineData("--patience watches the validation rows", "--patience", "3", "--validation", "0")]
    [InlineData("--resume and --overwrite exclude each other", "--resume", "--overwrite")]
    [InlineData("Signs has no head 'negative'. It has positive, level, size.", "--class-weight", "negative=1,2")]
    [InlineData("head 'positive' takes 2 numbers, not 3", "--class-weight", "positive=1,2,3")]
    [InlineData("is a regression, which has no classes", "--class-weight", "size=1,2")]
    [InlineData("--labels goes with an NPY file", "--labels", "labels.npy")]
    [InlineData("--map: 'x' does not bind columns", "--map", "x")]
    [InlineData("--epochs must be a whole number from 1, not 0.", "--epochs", "0")]
    [InlineData("--learning-rate must be above 0, not NaN.", "--learning-rate", "NaN")]
    [InlineData("--threads must be a whole number from 1 to 1024, not 0.", "--threads", "0")]
    [InlineData("--threads must be a whole number from 1 to 1024, not all.", "--threads", "all")]
    public void Options_that_do_not_fit_are_wrong_usage(string message, params string[] options)
    {
        var run = ToolRun.Of(["train", model, "--data", data, "--output", folder.In("run"), .. options]);

        run.Error.ShouldContain(message);
        run.ExitCode.ShouldBe(2);
        Directory.Exists(folder.In("run")).ShouldBeFalse();
    }

    [Fact]
    public void Wrong_data_is_named_with_its_line_and_column()
    {
        var wrong = folder.Write("wrong.csv", "x_0,x_1,x_2,positive,level,size\n1,2,3,1,low,0.5\n1,abc,3,1,tall,0.5\n");

        var run = ToolRun.Of("train", model, "--data", wrong, "--output", folder.In("run"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("wrong.csv:3: column 'x_1' (1): 'abc' is not a finite number");
        run.Error.ShouldContain("'tall'");
    }

    [Fact]
    public void Arrays_are_bound_by_position()
    {
        var linear = folder.Write("linear.qmtl", "model Linear { input x[2]; head sum : regression { logits linear(x); } head more : binary { logits linear(x); } }");
        var inputs = Npy.Write(folder.In("inputs.npy"), [[0, 1], [1, 0], [2, 2], [-1, -1], [3, 1], [0, -2]]);
        var labels = Npy.Write(folder.In("labels.npy"), [[1, 0], [1, 1], [4, double.NaN], [-2, 0], [4, 1], [-2, 1]]);

        ToolRun.Succeed("train", linear, "--data", inputs, "--labels", labels, "--validation", "0", "--output", folder.In("run"), "--epochs", "3");
        var answers = ToolRun.Succeed("predict", linear, "--data", inputs, "--parameters", folder.In("run/parameters.safetensors"));

        answers.ShouldStartWith("row,sum,more,more_probability\n");
        var run = ToolRun.Of("train", linear, "--data", inputs, "--output", folder.In("other"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("name the NPY file of the labels with --labels");
    }

    [Fact]
    public void A_folder_is_not_data()
    {
        var run = ToolRun.Of("train", model, "--data", folder.Path, "--output", folder.In("run"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("this is a folder. Name a data file in it with --data.");
    }

    [Fact]
    public async Task On_a_screen_progress_is_one_line_that_is_rewritten()
    {
        var output = new StringWriter();

        await Tool.RunAsync(
            ["train", model, "--data", data, "--epochs", "9", "--output", folder.In("run")],
            new Terminal(output, TextWriter.Null, IsInteractive: true, Width: 60));

        var lines = output.ToString().Split('\n');
        lines[1].ShouldStartWith("\r[");
        lines[1].Split('\r').Last().ShouldStartWith("[####################] epoch 9/9  loss ");
        lines[1].Split('\r').ShouldAllBe(shown => shown.Length <= 59);
    }

    /// <summary>Cancels when a text is written.</summary>
    private sealed class CancelAfter(string text, CancellationTokenSource cancellation) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true) cancellation.Cancel();
        }
    }
}
