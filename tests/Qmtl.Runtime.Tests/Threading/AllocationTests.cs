using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Training;
using Qmtl.Threading;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Threading;

[Collection(Alone.Name)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Workers_allocate_nothing_whether_they_were_awake_or_asleep(int count)
    {
        using var workers = new ChunkWorkers(count);
        var work = new Work((_, _) => Thread.SpinWait(10));
        AllocatedBytes.Of(() => workers.Run(7, work)).ShouldBe(0);
        AllocatedBytes.Of(() =>
        {
            Thread.Sleep(1);
            workers.Run(7, work);
        }).ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_allocates_nothing(int threads)
    {
        var data = SampleData.Make(100, seed: 1, missing: 0.1);
        using var step = new TrainingStep<AffineModel, float>(new TrainingOptions { ClipNorm = 0.1, Optimizer = new AdamW(0.01), Threads = threads });
        var sums = new LossSums(3);
        int[] rows = [.. Enumerable.Range(0, 69)];
        AllocatedBytes.Of(() => step.Take(data, rows, 0.01, sums)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(BalancedTrainingTests.Methods), MemberType = typeof(BalancedTrainingTests))]
    public void A_balanced_step_allocates_nothing(Balancing method)
    {
        var data = ForkModel.Rows(100, seed: 1, missing: 0.1);
        foreach (var measureConflict in (bool[])[false, true])
        {
            var options = new TrainingOptions { Balancing = method, MeasureConflict = measureConflict, Threads = 2 };
            using var step = new TrainingStep<ForkModel, float>(options);
            var sums = new LossSums(3);
            int[] rows = [.. Enumerable.Range(0, 69)];
            AllocatedBytes.Of(() => step.Take(data, rows, 0.01, sums)).ShouldBe(0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_evaluator_allocates_nothing(int threads)
    {
        const int Rows = 69;
        using var evaluator = new ModelEvaluator<AffineModel, double>(threads);
        var (parameters, gradient) = (new double[20], new double[20]);
        var (inputs, inputGradients) = (new double[Rows * 3], new double[Rows * 3]);
        var logits = new double[Rows * 5];
        AllocatedBytes.Of(() =>
        {
            evaluator.Forward(parameters, inputs, logits);
            evaluator.Backward(parameters, inputs, logits, gradient, inputGradients);
        }).ShouldBe(0);
    }
}
