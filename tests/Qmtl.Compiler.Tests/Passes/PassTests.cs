using System.Numerics;
using FsCheck.Xunit;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Passes;

/// <summary>Every pass compared with full matrices.</summary>
public sealed class PassTests
{
    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 300, Replay = "(31,37)")]
    public void Every_pass_keeps_the_state_of_every_head_up_to_a_global_phase(ModelCase sample)
    {
        var model = sample.Model;
        foreach (var pass in Pipeline.Passes)
        {
            var rewritten = pass.Run(model);
            for (var i = 0; i < model.Heads.Count; i++)
            {
                var before = ModelCase.Run(model, model.Heads[i], sample.Values, sample.Parameters);
                var after = ModelCase.Run(rewritten, rewritten.Heads[i], sample.Values, sample.Parameters);
                var overlap = before.Amplitudes.Zip(after.Amplitudes, (a, b) => Complex.Conjugate(a) * b).Aggregate(Complex.Zero, (sum, x) => sum + x);
                overlap.Magnitude.ShouldBe(1, 1e-12, $"{pass.Name}, head {i}");
                foreach (var (observable, _) in model.Heads[i].Measurements)
                    after.Expectation(observable).ShouldBe(before.Expectation(observable), 1e-12, pass.Name);
            }

            model = rewritten;
        }
    }

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 200, Replay = "(41,43)")]
    public void A_canonical_model_stays_as_it_is(ModelCase sample)
    {
        var canonical = Pipeline.Run(sample.Model);
        Pipeline.Run(canonical).ShouldBe(canonical);
    }

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 100, Replay = "(47,53)")]
    public void Passes_leave_measurements_and_the_layout_of_values_alone(ModelCase sample)
    {
        var canonical = Pipeline.Run(sample.Model);
        canonical.Heads.Select(h => h.Measurements).ShouldBe(sample.Model.Heads.Select(h => h.Measurements));
        (canonical with { Encoding = default, Heads = default }).ShouldBe(sample.Model with { Encoding = default, Heads = default });
    }
}
