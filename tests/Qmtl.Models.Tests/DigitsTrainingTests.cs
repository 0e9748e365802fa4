using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Data;
using Qmtl.Models.Studies;
using Qmtl.Training;

namespace Qmtl.Models.Tests;

[Collection(Alone.Name)]
public class DigitsTrainingTests
{
    private static readonly Dataset Data = DigitsData.Load(Digits.Schema);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_training_step_of_Digits_allocates_nothing(int threads)
    {
        CountAllocatedBytes<float>(threads).ShouldBe(0);
        CountAllocatedBytes<double>(threads).ShouldBe(0);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Training_of_Digits_gives_the_same_bits_on_any_number_of_threads(int threads)
    {
        Train<float>(threads).ShouldBe(Train<float>(1));
        Train<double>(threads).ShouldBe(Train<double>(1));
    }

    [Fact]
    public void Trainings_at_the_same_time_do_not_influence_each_other_in_single_precision() => TrainBeside<float>();

    [Fact]
    public void Trainings_at_the_same_time_do_not_influence_each_other_in_double_precision() => TrainBeside<double>();

    private static long CountAllocatedBytes<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var step = new TrainingStep<Digits, T>(new TrainingOptions { ClipNorm = 1, Threads = threads });
        var sums = new LossSums(Data.HeadCount);
        int[] rows = [.. Enumerable.Range(0, 37)]; // Chunks of lanes, and one that is not full.
        return AllocatedBytes.Of(() => step.Take(Data, rows, 0.01, sums));
    }

    private static string Train<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Neither 150 rows, nor the 50 that are left of 200, are a whole number of chunks.
        var options = new TrainingOptions { Epochs = 2, BatchSize = 150, Threads = threads };
        var result = Trainer<Digits, T>.Fit(Data.Select([.. Enumerable.Range(0, 200)]), Data.Select([.. Enumerable.Range(200, 75)]), options);
        var losses = string.Join(' ', result.History.Select(e => $"{e.TrainLoss:R} {e.ValidationLoss:R}"));
        return $"{losses} {Convert.ToHexString(MemoryMarshal.AsBytes<T>(result.Parameters))}";
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
