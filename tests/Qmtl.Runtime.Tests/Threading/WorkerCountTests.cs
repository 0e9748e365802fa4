using Qmtl.Modeling;
using Qmtl.Runtime.Tests.Training;
using Qmtl.Threading;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Threading;

public sealed class WorkerCountTests
{
    [Theory]
    [InlineData(1, 100, 1000, 1)]
    [InlineData(5, 100, 1000, 5)]
    [InlineData(6, 100, 1000, 5)] // 5 workers have half of the memory.
    [InlineData(64, 499, 1000, 1)]
    [InlineData(64, 900, 1000, 1)] // One may have more than half.
    [InlineData(64, 0, 1000, 64)]
    public void There_are_as_many_workers_as_are_asked_for_and_as_memory_allows(int threads, long bytes, long available, int expected) =>
        WorkerCount.Choose(threads, bytes, available).ShouldBe(expected);

    [Fact]
    public void By_default_there_are_as_many_workers_as_processors() =>
        WorkerCount.Choose(null, 1, long.MaxValue).ShouldBe(Environment.ProcessorCount);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1025)]
    public void Other_numbers_of_threads_are_refused(int threads)
    {
        var message = $"must be from 1 to 1024, not {threads}.";
        var data = SampleData.Make(3, seed: 1);
        Should.Throw<ArgumentOutOfRangeException>(() => new ModelEvaluator<AffineModel, float>(threads)).Message.ShouldContain($"threads {message}");
        Should.Throw<ArgumentOutOfRangeException>(() => Trainer<AffineModel, float>.ComputeLogits(new float[20], data, threads))
            .Message.ShouldContain($"threads {message}");
        Should.Throw<ArgumentOutOfRangeException>(() => Trainer<AffineModel, float>.Fit(data, null, new TrainingOptions { Threads = threads }))
            .Message.ShouldContain($"Threads {message}");
    }
}
