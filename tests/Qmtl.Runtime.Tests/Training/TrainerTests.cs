using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class TrainerTests
{
    private static readonly Dataset Train = SampleData.Make(100, seed: 1, missing: 0.1);
    private static readonly Dataset Validation = SampleData.Make(60, seed: 2);

    [Fact]
    public void Separable_data_is_learnt()
    {
        var options = new TrainingOptions { Epochs = 60, BatchSize = 16, Optimizer = new Adam(0.05) };
        var result = Trainer<AffineModel, float>.Fit(Train, Validation, options);
        result.StopReason.ShouldBe(StopReason.Completed);
        result.History.Count.ShouldBe(60);
        result.History[^1].TrainLoss.ShouldBeLessThan(result.History[0].TrainLoss / 4);
        result.History[^1].ValidationLoss!.Value.ShouldBeLessThan(result.History[0].ValidationLoss!.Value / 4);
        var metrics = result.History[^1].ValidationMetrics;
        metrics.Select(h => h.Head).ShouldBe(["yes", "kind", "size"]);
        Metric(metrics[0], "auc").ShouldBeGreaterThan(0.99);
        Metric(metrics[1], "accuracy").ShouldBeGreaterThan(0.9);
        Metric(metrics[2], "rmse").ShouldBeLessThan(0.02);
    }

    [Fact]
    public void A_regression_alone_converges_to_the_rule_behind_the_labels()
    {
        var options = new TrainingOptions
        {
            Epochs = 200,
            BatchSize = 10,
            Optimizer = new Sgd(0.05, 0.5),
            HeadWeights = new Dictionary<string, double> { ["yes"] = 0, ["kind"] = 0 },
        };
        var result = Trainer<AffineModel, double>.Fit(SampleData.Make(100, seed: 1), null, options);
        result.Parameters[16..].ShouldBe([0.5, 0, -0.25, 0.125], 1e-9);
        result.History.ShouldAllBe(e => e.ValidationLoss == null && e.ValidationMetrics.Count == 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        var options = new TrainingOptions { Epochs = 3, Seed = 4 };
        var first = Trainer<AffineModel, float>.Fit(Train, Validation, options);
        Trainer<AffineModel, float>.Fit(Train, Validation, options).Parameters.ShouldBe(first.Parameters);
        Trainer<AffineModel, float>.Fit(Train, Validation, options with { Seed = 5 }).Parameters.ShouldNotBe(first.Parameters);
    }

    [Fact]
    public void An_epoch_shorter_than_a_batch_is_one_step_on_the_mean_gradient()
    {
        // 100 rows in one batch, plain descent: the step is the gradient at the start, whatever the order of rows.
        var options = new TrainingOptions { Epochs = 1, BatchSize = 1000, Optimizer = new Sgd(0.5) };
        var start = ParameterInitialization.Draw<double>(AffineModel.Schema, 0);
        var loss = new MultiTaskLoss(AffineModel.Schema, options);
        var gradient = new double[start.Length];
        using var batch = new BatchEvaluation<AffineModel, double>(loss, threads: null);
        batch.Gradient(start, Train, Enumerable.Range(0, 100).ToArray(), loss.HeadWeights, new LossSums(3), gradient);
        var result = Trainer<AffineModel, double>.Fit(Train, null, options);
        result.Parameters.ShouldBe(start.Select((p, i) => p - (0.5 * gradient[i])), 1e-12);
    }

    [Fact]
    public void Progress_is_reported_after_every_step_and_the_remainder_of_rows_is_a_step()
    {
        var log = new ProgressLog();
        Trainer<AffineModel, float>.Fit(Train, Validation, new TrainingOptions { Epochs = 2, BatchSize = 30 }, log);
        log.Reports.Select(p => (p.Epoch, p.Step)).ShouldBe([(0, 1), (0, 2), (0, 3), (0, 4), (1, 1), (1, 2), (1, 3), (1, 4)]);
        log.Reports.ShouldAllBe(p => p.StepsPerEpoch == 4 && p.Epochs == 2 && double.IsFinite(p.TrainLoss));
        log.Reports.Select(p => p.Completed is not null).ShouldBe([false, false, false, true, false, false, false, true]);
    }

    [Fact]
    public void The_learning_rate_follows_the_schedule()
    {
        var options = new TrainingOptions { Epochs = 6, Optimizer = new Adam(0.1), Schedule = new LearningRateSchedule.Step(2, 0.5) };
        Trainer<AffineModel, float>.Fit(Train, null, options).History.Select(e => e.LearningRate)
            .ShouldBe([0.1, 0.1, 0.05, 0.05, 0.025, 0.025]);
    }

    [Fact]
    public void Early_stopping_ends_training_and_returns_the_best_epoch()
    {
        var options = new TrainingOptions { Epochs = 500, Optimizer = new Adam(0.3), EarlyStopping = new EarlyStopping(3, Metric: "rmse", Head: "size") };
        var result = Trainer<AffineModel, double>.Fit(Train, Validation, options);
        result.StopReason.ShouldBe(StopReason.EarlyStopped);
        var scores = result.History.Select(e => Metric(e.ValidationMetrics[2], "rmse")).ToArray();
        result.BestEpoch.ShouldBe(Array.IndexOf(scores, scores.Min()));
        scores.Length.ShouldBe(result.BestEpoch!.Value + 1 + 3);

        // The parameters are those after the best epoch: the same as of a run that ended there.
        var until = Trainer<AffineModel, double>.Fit(Train, Validation, options with { Epochs = result.BestEpoch.Value + 1, EarlyStopping = null });
        result.Parameters.ShouldBe(until.Parameters);
    }

    [Fact]
    public void A_diverging_loss_stops_training_with_advice_and_keeps_the_last_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var options = new TrainingOptions { Epochs = 50, Optimizer = new Sgd(50), Checkpoint = new CheckpointOptions(path) };
        var error = Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(Train, null, options));
        error.Message.ShouldContain("epoch");
        error.Message.ShouldContain("step");
        error.Message.ShouldContain("Lower the learning rate (now 50)");
        File.Exists(path).ShouldBeTrue();
        SafetensorsFile.Read(path)["parameters"].Elements<float>().ShouldAllBe(p => float.IsFinite(p));
    }

    [Fact]
    public void Logits_need_no_labels()
    {
        var unlabelled = new ModelSchema
        {
            Name = "Rows",
            Fingerprint = "",
            Inputs = AffineModel.Schema.Inputs,
            Parameters = [],
            Heads = [],
            Layout = AffineModel.Schema.Layout,
        };
        var inputs = Enumerable.Range(0, Train.Rows).SelectMany(row => Train.Inputs(row).ToArray()).ToArray();
        var parameters = ParameterInitialization.Draw<float>(AffineModel.Schema, 1);
        Trainer<AffineModel, float>.ComputeLogits(parameters, Dataset.Create(unlabelled, inputs, []))
            .ShouldBe(Trainer<AffineModel, float>.ComputeLogits(parameters, Train));
    }

    [Fact]
    public void Trained_parameters_are_had_in_double_precision()
    {
        var result = Trainer<AffineModel, float>.Fit(Train, null, new TrainingOptions { Epochs = 1 });
        result.ToDouble().ShouldBe(result.Parameters.Select(p => (double)p));
    }

    private static double Metric(HeadMetricValues head, string name) => head.Values.Single(v => v.Name == name).Value;
}
