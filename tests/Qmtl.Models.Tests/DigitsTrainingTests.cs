using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Data;
using Qmtl.Models.Studies;
using Qmtl.Training;

namespace Qmtl.Models.Tests;

public class DigitsTrainingTests
{
    private static readonly Dataset Data = DigitsData.Load(Digits.Schema);

    [Fact]
    public void A_training_step_of_Digits_allocates_nothing_in_single_precision() => CountAllocatedBytes<float>().ShouldBe(0);

    [Fact]
    public void A_training_step_of_Digits_allocates_nothing_in_double_precision() => CountAllocatedBytes<double>().ShouldBe(0);

    [Fact]
    public void Trainings_at_the_same_time_do_not_influence_each_other_in_single_precision() => TrainBeside<float>();

    [Fact]
    public void Trainings_at_the_same_time_do_not_influence_each_other_in_double_precision() => TrainBeside<double>();

    private static long CountAllocatedBytes<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var step = new TrainingStep<Digits, T>(new TrainingOptions { ClipNorm = 1 });
        var sums = new LossSums(Data.HeadCount);
        int[] rows = [.. Enumerable.Range(0, 37)]; // Chunks of lanes, and one that is not full.
        for (var i = 0; i < 100; i++) step.Take(Data, rows, 0.01, sums);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++) step.Take(Data, rows, 0.01, sums);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void TrainBeside<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int trainings = 4;
        var train = Data.Select([.. Enumerable.Range(0, 200)]);
        var alone = Enumerable.Range(0, trainings).Select(Train).ToArray();
        var beside = new byte[trainings][];
        var threads = Enumerable.Range(0, trainings).Select(i => new Thread(() => beside[i] = Train(i))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        beside.ShouldBe(alone);
        alone.Select(Convert.ToHexString).Distinct().Count().ShouldBe(trainings);

        byte[] Train(int seed)
        {
            var result = Trainer<Digits, T>.Fit(train, null, new TrainingOptions { Epochs = 2, Seed = (ulong)seed });
            return MemoryMarshal.AsBytes<T>(result.Parameters).ToArray();
        }
    }
}
