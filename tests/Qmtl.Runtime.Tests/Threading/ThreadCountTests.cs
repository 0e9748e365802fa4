using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Data;
using Qmtl.Runtime.Tests.Training;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Threading;

/// <summary>Whatever is computed has the same bits on any number of threads.</summary>
public sealed class ThreadCountTests
{
    private static readonly Dataset Train = SampleData.Make(173, seed: 1, missing: 0.2);
    private static readonly Dataset Validation = SampleData.Make(61, seed: 2);

    public static TheoryData<int> Several => [2, 3, 5];

    [Theory]
    [MemberData(nameof(Several))]
    public void Training_gives_the_same_bits(int threads)
    {
        Fit<float>(threads).ShouldBe(Fit<float>(1));
        Fit<double>(threads).ShouldBe(Fit<double>(1));
    }

    [Theory]
    [MemberData(nameof(Several))]
    public void Logits_have_the_same_bits(int threads)
    {
        Logits<float>(threads).ShouldBe(Logits<float>(1));
        Logits<double>(threads).ShouldBe(Logits<double>(1));
    }

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 61)]
    [InlineData(5, 61)]
    [InlineData(3, 2100)] // More chunks than gradients are kept before they are added up.
    public void Gradients_have_the_same_bits(int threads, int rows)
    {
        Differentiate<float>(threads, rows).ShouldBe(Differentiate<float>(1, rows));
        Differentiate<double>(threads, rows).ShouldBe(Differentiate<double>(1, rows));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public void A_checkpoint_is_continued_on_another_number_of_threads(int before, int after)
    {
        using var folder = new TemporaryFolder();
        var checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true };
        using var source = new CancellationTokenSource();
        var options = new TrainingOptions { Epochs = 4, BatchSize = 50, Checkpoint = checkpoint };
        var canceling = new ProgressLog(reports =>
        {
            if (reports == 6) source.Cancel();
        });
        Trainer<AffineModel, float>.Fit(Train, Validation, options with { Threads = before }, canceling, source.Token).StopReason.ShouldBe(StopReason.Canceled);

        var continued = Trainer<AffineModel, float>.Fit(Train, Validation, options with { Threads = after });

        continued.Parameters.ShouldBe(Trainer<AffineModel, float>.Fit(Train, Validation, options with { Checkpoint = null, Threads = 1 }).Parameters);
        continued.History.Count.ShouldBe(4);
    }

    private static string Fit<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Batches of 70 rows, and one of 33: neither is a whole number of chunks.
        var options = new TrainingOptions { Epochs = 3, BatchSize = 70, ClipNorm = 0.5, Optimizer = new AdamW(0.05), Threads = threads };
        var result = Trainer<AffineModel, T>.Fit(Train, Validation, options);
        return $"{Bits<T>(result.Parameters)} {Bits<double>([.. result.History.SelectMany(e => new[] { e.TrainLoss, e.ValidationLoss!.Value })])}";
    }

    private static string Logits<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Bits<double>(Trainer<AffineModel, T>.ComputeLogits(ParameterInitialization.Draw<T>(AffineModel.Schema, 5), Train, threads));

    private static string Differentiate<T>(int threads, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new SeededRandom(4);
        var parameters = ParameterInitialization.Draw<T>(AffineModel.Schema, 5);
        var (inputs, cotangents) = (Numbers<T>(rows * 3, random), Numbers<T>(rows * 5, random));
        var (logits, gradient, inputGradients) = (new T[rows * 5], new T[20], new T[rows * 3]);
        using var evaluator = new ModelEvaluator<AffineModel, T>(threads);
        evaluator.Forward(parameters, inputs, logits);
        evaluator.Backward(parameters, inputs, cotangents, gradient, inputGradients);
        return $"{Bits<T>(logits)} {Bits<T>(gradient)} {Bits<T>(inputGradients)}";
    }

    private static T[] Numbers<T>(int count, SeededRandom random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextNormal()))];

    private static string Bits<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => Convert.ToHexString(MemoryMarshal.AsBytes(numbers));
}
