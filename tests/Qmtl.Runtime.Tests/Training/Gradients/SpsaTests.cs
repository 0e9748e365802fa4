using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training.Gradients;

public sealed class SpsaTests
{
    private static readonly int[] Rows = [.. Enumerable.Range(0, 60)];

    /// <summary>
    /// Of a quadratic loss with the gradient g, the difference of two losses is 2c Σ gⱼΔⱼ, whatever the distance c. So the estimate of gᵢ is Σ gⱼΔⱼΔᵢ, which has the mean
    /// gᵢ and the variance Σ gⱼ² over all j but i.
    /// </summary>
    [Fact]
    public void Estimates_of_a_quadratic_loss_have_the_gradient_as_their_mean_and_the_variance_of_theory()
    {
        const int Steps = 20_000, First = 16, Count = 4;
        var data = SampleData.Make(60, seed: 3);
        var loss = new MultiTaskLoss(AffineModel.Schema, new TrainingOptions { HeadWeights = new Dictionary<string, double> { ["yes"] = 0, ["kind"] = 0 } });
        using var batch = new BatchEvaluation<AffineModel, double>(loss, threads: 1);
        var parameters = ParameterInitialization.Draw<double>(AffineModel.Schema, 5);
        var (exact, estimate, mean, squares) = (new double[20], new double[20], new double[Count], new double[Count]);
        var sums = new LossSums(3);
        batch.Gradient(parameters, data, Rows, loss.HeadWeights, sums, exact);
        var spsa = new SpsaEstimate<AffineModel, double>(batch, new Spsa(0.4, 0), seed: 1, isByHead: false);
        for (var step = 0; step < Steps; step++)
        {
            spsa.Compute(parameters, data, Rows, loss.HeadWeights, step, sums, estimate);
            for (var i = 0; i < Count; i++)
            {
                var error = estimate[First + i] - exact[First + i];
                (mean[i], squares[i]) = (mean[i] + (error / Steps), squares[i] + (error * error / Steps));
            }
        }

        for (var i = 0; i < Count; i++)
        {
            var variance = Enumerable.Range(0, Count).Where(j => j != i).Sum(j => exact[First + j] * exact[First + j]);
            mean[i].ShouldBe(0, 4 * Math.Sqrt(variance / Steps));
            squares[i].ShouldBe(variance, 4.5 * variance * Math.Sqrt(2.0 / Steps));
        }

        estimate[..First].ShouldAllBe(g => g == 0);
    }

    [Fact]
    public void Parameters_of_a_head_are_moved_by_its_own_loss_alone()
    {
        var data = ForkModel.Rows(60, seed: 3);
        var loss = new MultiTaskLoss(ForkModel.Schema, new TrainingOptions());
        using var batch = new BatchEvaluation<ForkModel, double>(loss, threads: 1);
        var parameters = ParameterInitialization.Draw<double>(ForkModel.Schema, 5);
        var byHead = new SpsaEstimate<ForkModel, double>(batch, new Spsa(), seed: 1, isByHead: true);
        var together = new SpsaEstimate<ForkModel, double>(batch, new Spsa(), seed: 1, isByHead: false);
        var (gradients, sum) = (new double[36], new double[12]);
        byHead.Compute(parameters, data, Rows, [1, 1, 1], 4, new LossSums(3), gradients);
        together.Compute(parameters, data, Rows, [1, 1, 1], 4, new LossSums(3), sum);
        for (var i = 0; i < 12; i++)
        {
            sum[i].ShouldBe(gradients[i] + gradients[12 + i] + gradients[24 + i], 1e-12);
            for (var h = 0; h < 3; h++)
            {
                var owner = ForkModel.Schema.Parameters.Single(p => i >= p.Offset && i < p.Offset + p.Count).Head;
                if (owner is { } head && head != h) gradients[(12 * h) + i].ShouldBe(0);
                else gradients[(12 * h) + i].ShouldNotBe(0);
            }
        }
    }

    [Fact]
    public void Training_follows_the_estimates_down_and_goes_on_from_a_checkpoint_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        var data = ForkModel.Rows(200, seed: 3);
        var options = new TrainingOptions { Epochs = 60, Gradients = new Spsa(), Optimizer = new Adam(0.02), Seed = 2, Balancing = new EqualWeighting() };
        var whole = Trainer<ForkModel, double>.Fit(data, null, options);
        whole.History[^1].TrainLoss.ShouldBeLessThan(0.6 * whole.History[0].TrainLoss);

        var checkpoint = new CheckpointOptions(Path.Combine(folder.Path, "run.safetensors")) { Resume = true };
        Trainer<ForkModel, double>.Fit(data, null, options with { Epochs = 23, Checkpoint = checkpoint });
        Trainer<ForkModel, double>.Fit(data, null, options with { Checkpoint = checkpoint, Threads = 2 }).Parameters.ShouldBe(whole.Parameters);
    }

    [Fact]
    public void A_step_takes_two_evaluations_and_allocates_nothing()
    {
        var data = ForkModel.Rows(16, seed: 1);
        using var step = new TrainingStep<ForkModel, double>(new TrainingOptions { Gradients = new Spsa(), Threads = 1, Balancing = new PCGrad() });
        int[] rows = [.. Enumerable.Range(0, 8)];
        var sums = new LossSums(3);
        var before = ForkModel.ForwardPasses;
        step.Take(data, rows, 0.01, sums);
        (ForkModel.ForwardPasses - before).ShouldBe(2);
        AllocatedBytes.Of(() => step.Take(data, rows, 0.01, sums)).ShouldBe(0);
        Trainer<ForkModel, double>.CountEvaluations(new Spsa()).ShouldBe(2);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var data = ForkModel.Rows(16, seed: 1);
        Should.Throw<ArgumentOutOfRangeException>(() => Trainer<ForkModel, double>.Fit(data, null, new TrainingOptions { Gradients = new Spsa(0) }))
            .Message.ShouldContain("The Perturbation of Spsa must be above 0, not 0.");
    }
}
