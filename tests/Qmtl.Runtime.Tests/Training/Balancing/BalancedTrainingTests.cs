using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Data;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>All methods in training.</summary>
public sealed class BalancedTrainingTests
{
    private const int StepsPerEpoch = 4;
    private static readonly Dataset Train = ForkModel.Rows(60, seed: 1, missing: 0.2);

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 4,
        BatchSize = 17,
        Seed = 3,
        Optimizer = new AdamW(0.05),
        ClipNorm = 5,
    };

    private static readonly Balancing[] All =
    [
        new EqualWeighting(), new FixedWeighting(), new UncertaintyWeighting(), new DynamicWeightAverage(), new RandomLossWeighting(),
        new GradNorm(), new PCGrad(), new Mgda(), new CAGrad(), new NashMtl(),
    ];

    public static TheoryData<Balancing> Methods => [.. All];

    public static TheoryData<Balancing> MethodsWithTaskGradients => [.. All.Where(m => m.NeedsTaskGradients)];

    [Fact]
    public void No_two_methods_move_parameters_alike()
    {
        var weights = new Dictionary<string, double> { ["far"] = 0.5, ["odd"] = 3 };
        var results = All.Select(method =>
        {
            var options = Options with { Balancing = method, Optimizer = new Sgd(0.01) };
            if (method is FixedWeighting) options = options with { HeadWeights = weights };
            return Trainer<ForkModel, double>.Fit(Train, null, options).Parameters;
        }).ToArray();
        for (var i = 0; i < All.Length; i++)
        {
            results[i].ShouldAllBe(p => double.IsFinite(p));
            for (var j = i + 1; j < All.Length; j++)
            {
                // Both what the heads share and what they do not.
                Difference(results[i].AsSpan(0, 6), results[j].AsSpan(0, 6)).ShouldBeGreaterThan(1e-6, $"{All[i]} and {All[j]}");
                Difference(results[i].AsSpan(6), results[j].AsSpan(6)).ShouldBeGreaterThan(1e-6, $"{All[i]} and {All[j]}");
            }
        }

        static double Difference(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var greatest = 0.0;
            for (var i = 0; i < x.Length; i++) greatest = Math.Max(greatest, Math.Abs(x[i] - y[i]));
            return greatest;
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_learns(Balancing method)
    {
        var history = Trainer<ForkModel, double>.Fit(Train, null, Options with { Balancing = method, Epochs = 40 }).History;
        history[^1].TrainLoss.ShouldBeLessThan(0.5 * history[0].TrainLoss);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Training_canceled_after_any_step_goes_on_with_the_same_bits(Balancing method)
    {
        using var folder = new TemporaryFolder();
        var options = Options with { Balancing = method };
        var expected = Trainer<ForkModel, float>.Fit(Train, null, options);
        for (var stop = 1; stop < Options.Epochs * StepsPerEpoch; stop += 2)
        {
            var saving = options with { Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, $"{stop}.safetensors")) { Resume = true } };
            using var source = new CancellationTokenSource();
            var log = new ProgressLog(reports =>
            {
                if (reports == stop) source.Cancel();
            });
            Trainer<ForkModel, float>.Fit(Train, null, saving, log, source.Token).StopReason.ShouldBe(StopReason.Canceled);
            var continued = Trainer<ForkModel, float>.Fit(Train, null, saving);
            Bits<float>(continued.Parameters).ShouldBe(Bits<float>(expected.Parameters));
            continued.History.Select(Describe).ShouldBe(expected.History.Select(Describe));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Any_number_of_threads_gives_the_same_bits(Balancing method)
    {
        foreach (var options in (TrainingOptions[])[Options with { Balancing = method }, Options with { Balancing = method, MeasureConflict = true }])
        {
            Fit<float>(options, 3).ShouldBe(Fit<float>(options, 1));
            Fit<double>(options, 2).ShouldBe(Fit<double>(options, 1));
        }

        static string Fit<T>(TrainingOptions options, int threads)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var result = Trainer<ForkModel, T>.Fit(Train, null, options with { BatchSize = 50, Threads = threads });
            return $"{Bits<T>(result.Parameters)} {string.Join(' ', result.History.Select(Describe))}";
        }
    }

    [Fact]
    public void Another_method_does_not_go_on_from_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var saving = Options with
        {
            Balancing = new CAGrad(0.3),
            Checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true },
        };
        Trainer<ForkModel, double>.Fit(Train, null, saving);
        Refused(saving with { Balancing = new Mgda() }, "balancing is CAGrad(c 0.3) in the checkpoint, but Mgda here");
        Refused(saving with { Balancing = new CAGrad(0.4) }, "balancing is CAGrad(c 0.3) in the checkpoint, but CAGrad(c 0.4) here");

        static void Refused(TrainingOptions options, string message) =>
            Should.Throw<TrainingException>(() => Trainer<ForkModel, double>.Fit(Train, null, options)).Message.ShouldContain(message);
    }

    [Fact]
    public void Heads_follow_their_own_gradient_where_gradients_are_combined()
    {
        var (start, rows) = (ParameterInitialization.Draw<double>(ForkModel.Schema, 3), Enumerable.Range(0, 60).ToArray());
        var plain = Step(new EqualWeighting());
        foreach (var method in new Balancing[] { new PCGrad(), new Mgda(), new CAGrad(), new NashMtl() })
        {
            var moved = Step(method);
            moved[6..].ShouldBe(plain[6..], 1e-14);
            moved[..6].ShouldNotBe(plain[..6]);
        }

        double[] Step(Balancing method)
        {
            using var step = new TrainingStep<ForkModel, double>(new TrainingOptions { Seed = 3, Optimizer = new Sgd(1), Balancing = method });
            step.Take(Train, rows, 1, new LossSums(3));
            return [.. step.Parameters.Zip(start, (after, before) => after - before)];
        }
    }

    [Fact]
    public void Measuring_conflict_changes_nothing_but_roundings()
    {
        foreach (var method in All.Where(m => !m.NeedsTaskGradients))
        {
            var options = Options with { Balancing = method };
            var plain = Trainer<ForkModel, double>.Fit(Train, null, options);
            var measured = Trainer<ForkModel, double>.Fit(Train, null, options with { MeasureConflict = true });
            plain.History.ShouldAllBe(e => e.Conflict == null);
            measured.History.ShouldAllBe(e => e.Conflict != null);
            measured.Parameters.ShouldBe(plain.Parameters, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(MethodsWithTaskGradients))]
    public void Conflict_is_reported_for_each_pair_of_heads(Balancing method)
    {
        var log = new ProgressLog();
        var history = Trainer<ForkModel, double>.Fit(Train, null, Options with { Balancing = method }, log).History;
        log.Reports[StepsPerEpoch - 1].Completed!.Conflict.ShouldBe(history[0].Conflict);
        foreach (var conflict in history.Select(e => e.Conflict!))
        {
            conflict.Cosines.Select(c => $"{c.First} {c.Second}").ShouldBe(["up far", "up odd", "far odd"]);
            conflict.Cosines.ShouldAllBe(c => c.Mean >= -1 && c.Mean <= 1);
            conflict.MeanCosine.ShouldBe(conflict.Cosines.Average(c => c.Mean));
            conflict.ConflictShare.ShouldBeInRange(0, 1);
        }
    }

    [Fact]
    public void Conflict_is_the_mean_cosine_and_the_share_of_negative_ones()
    {
        var sums = new ConflictSums(ForkModel.Schema.Heads);
        sums.Add(Tasks.Products([1, 0], [1, 1], [-2, 0]));
        sums.Add(Tasks.Products([1, 0], [0, 3], [0, 0])); // The last head has no labels.
        var conflict = sums.Summarize();
        conflict.Cosines.Select(c => c.Mean).ShouldBe([Math.Sqrt(0.5) / 2, -1, -Math.Sqrt(0.5)], 1e-15);
        conflict.ConflictShare.ShouldBe(2.0 / 4);
        conflict.MeanCosine.ShouldBe(((Math.Sqrt(0.5) / 2) - 1 - Math.Sqrt(0.5)) / 3, 1e-15);
        sums.Clear();
        sums.Summarize().ConflictShare.ShouldBe(double.NaN);
        sums.Summarize().MeanCosine.ShouldBe(double.NaN);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Refused(new CAGrad(1), "C must be in [0, 1), not 1.");
        Refused(new CAGrad(-0.1), "C must be in [0, 1), not -0.1.");
        Refused(new GradNorm(-1), "Alpha must be 0 or above, not -1.");
        Refused(new DynamicWeightAverage(0), "Temperature must be above 0, not 0.");
        Should.Throw<TrainingException>(() => Trainer<ForkModel, double>.Fit(
                Train, null, new TrainingOptions { Balancing = new Mgda(), HeadWeights = new Dictionary<string, double> { ["up"] = 2 } }))
            .Message.ShouldBe("Head weights are given, but Mgda has weights of its own. Leave them away, or balance with FixedWeighting.");

        static void Refused(Balancing method, string message) =>
            Should.Throw<ArgumentOutOfRangeException>(() => Trainer<ForkModel, double>.Fit(Train, null, new TrainingOptions { Balancing = method }))
                .Message.ShouldContain(message);
    }

    private static string Describe(EpochResult epoch) => string.Join(' ', new[] { epoch.TrainLoss, epoch.Conflict?.ConflictShare ?? -1 }
        .Concat(epoch.Conflict?.Cosines.Select(c => c.Mean) ?? [])
        .Select(BitConverter.DoubleToInt64Bits));

    private static string Bits<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => Convert.ToHexString(MemoryMarshal.AsBytes(numbers));
}
