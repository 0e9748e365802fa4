using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Data;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class CheckpointTests
{
    private const int Epochs = 4;
    private const int StepsPerEpoch = 5;
    private static readonly Dataset Train = SampleData.Make(45, seed: 1, missing: 0.2);
    private static readonly Dataset Validation = SampleData.Make(20, seed: 2, missing: 0.1);

    private static readonly TrainingOptions Options = new()
    {
        Epochs = Epochs,
        BatchSize = 10,
        Seed = 9,
        Optimizer = new AdamW(0.05),
        Schedule = new LearningRateSchedule.Cosine(0.1),
        ClipNorm = 1,
        EarlyStopping = new EarlyStopping(3, Metric: "accuracy"),
    };

    public static TheoryData<Optimizer> Optimizers => [new Adam(0.05), new AdamW(0.05), new Sgd(0.05, 0.9)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_canceled_after_any_step_goes_on_with_the_same_bits(Optimizer optimizer)
    {
        using var folder = new TemporaryFolder();
        var options = Options with { Optimizer = optimizer };
        var expected = Trainer<AffineModel, float>.Fit(Train, Validation, options);
        for (var stop = 1; stop < Epochs * StepsPerEpoch; stop++)
        {
            var path = Path.Combine(folder.Path, $"{stop}.safetensors");
            var saving = options with { Checkpoint = new CheckpointOptions(path, EveryEpochs: null) { Resume = true } };
            CancelAfter<float>(stop, saving).StopReason.ShouldBe(StopReason.Canceled);
            Same(Trainer<AffineModel, float>.Fit(Train, Validation, saving), expected);
        }
    }

    [Fact]
    public void Training_canceled_again_and_again_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var expected = Trainer<AffineModel, double>.Fit(Train, Validation, Options);
        var saving = Options with { Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true } };
        var random = new SeededRandom(3);
        TrainingResult<double> result;
        var runs = 0;
        do
        {
            result = CancelAfter<double>(1 + random.Next(3), saving);
            runs++;
        }
        while (result.StopReason == StopReason.Canceled);

        runs.ShouldBeGreaterThan(5);
        Same(result, expected);
    }

    [Fact]
    public void Training_goes_on_from_every_periodic_checkpoint_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var saving = Options with { Checkpoint = new CheckpointOptions(path, EverySteps: 2, EveryEpochs: null) };
        var copies = new List<string>();
        var log = new ProgressLog(count =>
        {
            if (!File.Exists(path)) return;
            copies.Add(Path.Combine(folder.Path, $"copy{count}.safetensors"));
            File.Copy(path, copies[^1]);
        });
        var expected = Trainer<AffineModel, double>.Fit(Train, Validation, saving, log);
        copies.Count.ShouldBeGreaterThan(10);
        foreach (var copy in copies)
            Same(Trainer<AffineModel, double>.Fit(Train, Validation, Options with { Checkpoint = new CheckpointOptions(copy) { Resume = true } }), expected);
    }

    [Fact]
    public void Training_canceled_before_the_first_step_goes_on_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var saving = Options with { Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true } };
        var canceled = Trainer<AffineModel, double>.Fit(Train, Validation, saving, null, new CancellationToken(canceled: true));
        canceled.StopReason.ShouldBe(StopReason.Canceled);
        canceled.History.ShouldBeEmpty();
        Same(Trainer<AffineModel, double>.Fit(Train, Validation, saving), Trainer<AffineModel, double>.Fit(Train, Validation, Options));
    }

    [Fact]
    public void A_finished_run_is_read_back_and_can_be_made_longer()
    {
        using var folder = new TemporaryFolder();
        var options = Options with { Schedule = new LearningRateSchedule.Constant(), EarlyStopping = null };
        var saving = options with { Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true } };
        var finished = Trainer<AffineModel, float>.Fit(Train, null, saving);
        var log = new ProgressLog();
        Same(Trainer<AffineModel, float>.Fit(Train, null, saving, log), finished);
        log.Reports.ShouldBeEmpty();
        Same(Trainer<AffineModel, float>.Fit(Train, null, saving with { Epochs = 7 }), Trainer<AffineModel, float>.Fit(Train, null, options with { Epochs = 7 }));
        Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(Train, null, saving)).Message.ShouldContain("7 epochs done, but only 4");
    }

    [Fact]
    public void Without_resume_training_starts_anew()
    {
        using var folder = new TemporaryFolder();
        var saving = Options with { Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) };
        CancelAfter<float>(7, saving);
        var log = new ProgressLog();
        Trainer<AffineModel, float>.Fit(Train, Validation, saving, log);
        log.Reports[0].Epoch.ShouldBe(0);
        log.Reports[0].Step.ShouldBe(1);
    }

    [Fact]
    public void A_checkpoint_of_another_run_is_refused_with_what_differs_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var saving = Options with { Checkpoint = new CheckpointOptions(path) { Resume = true } };
        CancelAfter<float>(7, saving);
        var bytes = File.ReadAllBytes(path);

        Refused(saving with { Seed = 10 }, Train, "seed is 9 in the checkpoint, but 10 here");
        Refused(saving with { BatchSize = 11 }, Train, "batch size is 10 in the checkpoint, but 11 here");
        Refused(saving with { Epochs = 5 }, Train, "epochs is 4 in the checkpoint, but 5 here");
        Refused(saving with { Optimizer = new Adam(0.05) }, Train, "optimizer is AdamW(");
        Refused(saving with { ClipNorm = null }, Train, "clip norm is 1 in the checkpoint, but none here");
        Refused(saving with { HeadWeights = new Dictionary<string, double> { ["kind"] = 2 } }, Train, "head weights");
        Refused(saving, SampleData.Make(46, seed: 1), "training rows is 45 in the checkpoint, but 46 here");
        Refused(saving, SampleData.Make(45, seed: 2), "training data");
        Should.Throw<TrainingException>(() => Trainer<AffineModel, double>.Fit(Train, Validation, saving))
            .Message.ShouldContain("precision is float in the checkpoint, but double here");
        File.ReadAllBytes(path).ShouldBe(bytes);

        void Refused(TrainingOptions options, Dataset data, string message) =>
            Should.Throw<TrainingException>(() => Trainer<AffineModel, float>.Fit(data, Validation, options)).Message.ShouldContain(message);
    }

    [Fact]
    public void A_checkpoint_that_a_kill_left_half_written_is_cleared_away_by_the_next_run()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var saving = Options with { Checkpoint = new CheckpointOptions(path) { Resume = true } };
        CancelAfter<float>(7, saving);
        File.WriteAllBytes($"{path}.99-{Guid.NewGuid():N}.tmp", File.ReadAllBytes(path)[..50]);

        Same(Trainer<AffineModel, float>.Fit(Train, Validation, saving), Trainer<AffineModel, float>.Fit(Train, Validation, Options));

        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public void A_checkpoint_with_a_byte_changed_is_refused_or_read_but_never_crashes()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var saving = Options with { Checkpoint = new CheckpointOptions(path) { Resume = true } };
        CancelAfter<float>(7, saving);
        var bytes = File.ReadAllBytes(path);
        var random = new SeededRandom(1);
        for (var i = 0; i < 300; i++)
        {
            var damaged = bytes.ToArray();
            damaged[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            try
            {
                Trainer<AffineModel, float>.Fit(Train, Validation, saving, null, new CancellationToken(canceled: true));
            }
            catch (Exception e) when (e is InvalidDataException or TrainingException)
            {
                e.Message.ShouldContain(path);
            }
        }
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "run.safetensors");
        var saving = Options with { Checkpoint = new CheckpointOptions(path) { Resume = true } };
        CancelAfter<float>(7, saving);
        var bytes = File.ReadAllBytes(path);
        for (var length = 0; length < bytes.Length; length += 97)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Should.Throw<InvalidDataException>(() => Trainer<AffineModel, float>.Fit(Train, Validation, saving)).Message.ShouldStartWith(path);
        }
    }

    private static TrainingResult<T> CancelAfter<T>(int steps, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var source = new CancellationTokenSource();
        var log = new ProgressLog(count =>
        {
            if (count == steps) source.Cancel();
        });
        return Trainer<AffineModel, T>.Fit(Train, Validation, options, log, source.Token);
    }

    private static void Same<T>(TrainingResult<T> actual, TrainingResult<T> expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MemoryMarshal.AsBytes<T>(actual.Parameters).SequenceEqual(MemoryMarshal.AsBytes<T>(expected.Parameters)).ShouldBeTrue();
        actual.StopReason.ShouldBe(expected.StopReason);
        actual.BestEpoch.ShouldBe(expected.BestEpoch);
        actual.History.Select(Bits).ShouldBe(expected.History.Select(Bits));

        // All of an epoch but its duration.
        static string Bits(EpochResult e) => string.Join(' ', new[] { e.Epoch, e.TrainLoss, e.ValidationLoss ?? -1, e.LearningRate }
            .Concat(e.ValidationMetrics.SelectMany(h => h.Values).Select(v => v.Value))
            .Select(BitConverter.DoubleToInt64Bits));
    }
}
