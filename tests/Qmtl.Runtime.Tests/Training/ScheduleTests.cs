using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class ScheduleTests
{
    [Fact]
    public void A_constant_schedule_is_one() => new LearningRateSchedule.Constant().Factor(7.5, 10).ShouldBe(1);

    [Fact]
    public void A_cosine_falls_from_one_over_the_middle_to_its_end()
    {
        var schedule = new LearningRateSchedule.Cosine(0.2);
        schedule.Factor(0, 10).ShouldBe(1);
        schedule.Factor(10.0 / 3, 10).ShouldBe(0.2 + (0.8 * 0.75), 1e-15);
        schedule.Factor(5, 10).ShouldBe(0.6, 1e-15);
        schedule.Factor(10, 10).ShouldBe(0.2, 1e-15);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2.99, 1)]
    [InlineData(3, 0.5)]
    [InlineData(6.5, 0.25)]
    public void A_step_schedule_decays_after_every_so_many_epochs(double time, double expected) =>
        new LearningRateSchedule.Step(3, 0.5).Factor(time, 10).ShouldBe(expected);
}
