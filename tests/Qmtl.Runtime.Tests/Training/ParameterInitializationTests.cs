using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

public sealed class ParameterInitializationTests
{
    [Fact]
    public void Every_tensor_is_drawn_by_its_initializer()
    {
        var schema = Schema(
            ("uniform", 20_000, new Initializer.Uniform(-1, 3)),
            ("normal", 20_000, new Initializer.Normal(2, 0.5)),
            ("constant", 3, new Initializer.Constant(0.75)));
        var parameters = ParameterInitialization.Draw<double>(schema, 1);
        var (uniform, normal) = (parameters[..20_000], parameters[20_000..40_000]);
        uniform.ShouldAllBe(p => p >= -1 && p < 3);
        uniform.Average().ShouldBe(1, 0.05);
        normal.Average().ShouldBe(2, 0.02);
        Math.Sqrt(normal.Average(p => (p - 2) * (p - 2))).ShouldBe(0.5, 0.02);
        parameters[40_000..].ShouldBe([0.75, 0.75, 0.75]);
    }

    [Fact]
    public void One_more_tensor_does_not_change_the_others()
    {
        var b = ("b", 5, (Initializer)new Initializer.Uniform(0, 1));
        var alone = ParameterInitialization.Draw<double>(Schema(b), 7);
        ParameterInitialization.Draw<double>(Schema(("a", 3, new Initializer.Normal(0, 1)), b), 7)[3..].ShouldBe(alone);
        ParameterInitialization.Draw<double>(Schema(b), 8).ShouldNotBe(alone);
    }

    [Fact]
    public void Both_precisions_start_at_the_same_place()
    {
        var schema = Schema(("a", 100, new Initializer.Normal(0, 1)));
        ParameterInitialization.Draw<float>(schema, 7).ShouldBe(ParameterInitialization.Draw<double>(schema, 7).Select(p => (float)p));
    }

    private static ModelSchema Schema(params (string Name, int Count, Initializer Initializer)[] tensors)
    {
        var placed = new List<ParameterSchema>();
        foreach (var (name, count, initializer) in tensors)
            placed.Add(new ParameterSchema(name, ModelStage.Backbone, null, placed.Sum(p => p.Count), [count], initializer));
        return new ModelSchema { Name = "Toy", Fingerprint = "00", Inputs = [], Parameters = placed, Heads = [], Layout = default };
    }
}
