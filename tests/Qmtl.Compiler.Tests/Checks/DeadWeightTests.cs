using FsCheck.Xunit;
using Qmtl.Compiler.Checks;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Checks;

public sealed class DeadWeightTests
{
    private const string Ansatz = """
        ansatz Layers(depth) on q {
            weight theta[depth, size(q), 2];
            for l in 0..depth {
                for i in 0..size(q) { ry(theta[l, i, 0]) q[i]; rz(theta[l, i, 1]) q[i]; }
                entangle linear cx q;
            }
        }

        """;

    [Fact]
    public void Elements_are_listed_as_ranges_once_for_all_places_of_a_declaration() => Analyzed.Warnings(Ansatz + """
        model M {
            input x[4];
            qubit[4] q;
            encode { for i in 0..4 { ry(x[i]) q[i]; } Layers(1) on q; }
            head left  : binary { Layers(2) on q[0..2]; logits z(q[0]); }
            head right : binary { Layers(2) on q[2..4]; logits z(q[2]); }
        }
        """).ShouldBe(["QMTL3001 no head depends on theta[1, 0, 1] and theta[1, 1, 0..2] in any of 3 places, "
            + "so training cannot learn them: leave them out, or measure what they act on"]);

    [Fact]
    public void An_element_that_one_place_needs_is_not_reported() => Analyzed.Warnings(Ansatz + """
        model M {
            input x[4];
            qubit[4] q;
            encode { for i in 0..4 { ry(x[i]) q[i]; } }
            head left  : binary { Layers(1) on q[0..2]; logits z(q[0]); }
            head right : { a, b } { Layers(1) on q[2..4]; logits x(q[2..4]); }
        }
        """).ShouldBeEmpty();

    [Theory]
    [InlineData("ry(x + w[0]) q[0]; rz(w[1]) q[0];", "z(q[0])", "w[1]")]
    [InlineData("ry(x + w[0]) q[0]; ry(w[1]) q[1];", "z(q[0])", "w[1]")]
    [InlineData("rz(w[0]) q[0]; ry(x + w[1]) q[0];", "z(q[0])", "w[0]")]
    [InlineData("ry(x + w[0]) q[0]; cx q[0], q[1]; rz(w[1]) q[1];", "z(q[1])", "w[1]")]
    [InlineData("ry(x) q[0]; rx(w[0] + w[1]) q[1];", "0 * x(q[1]) + z(q[0])", "'w'")]
    public void What_is_not_measured_or_commutes_with_it_has_no_influence(string gates, string logits, string elements)
    {
        var expected = $"QMTL3001 no head depends on {elements}, so training cannot learn it: leave it out, or measure what it acts on";
        var warnings = Analyzed.Warnings($"model M {{ input x; qubit[2] q; head h : binary {{ weight w[2]; {gates} logits {logits}; }} }}");
        warnings.ShouldBe([expected]);
    }

    [Fact]
    public void A_weight_counts_through_lets() => Analyzed.Warnings("""
        model M {
            input x[4];
            weight w[4];
            let y = tanh(w * x);
            let z2 = y[0..2] * 2;
            head h : regression { logits z2[0] + z2[1]; }
        }
        """).ShouldBe(["QMTL3001 no head depends on w[2..4], so training cannot learn them: leave them out, or measure what they act on"]);

    [Fact]
    public void Outputs_of_a_layer_are_named_by_their_numbers() => Analyzed.Warnings("""
        model M { input x[4]; let y = relu(dense(x, 8)); head h : regression { logits linear(y[0..5]); } }
        """).ShouldBe(["QMTL3001 no head depends on outputs [5..8] of this layer, so training cannot learn them: leave them out, or measure what they act on"]);

    [Fact]
    public void Scattered_elements_are_counted() => Analyzed.Warnings("""
        model M { input x; weight w[20]; head h : regression { logits x * (w[0] + w[2] + w[4] + w[6] + w[8] + w[10]); } }
        """).ShouldBe(["QMTL3001 no head depends on 14 of 20 elements of 'w', so training cannot learn them: leave them out, or measure what they act on"]);

    [Theory]
    [InlineData("model M { input x; qubit q; head h : binary { weight _w; ry(x) q; rz(_w) q; logits z(q); } }")]
    [InlineData("model M { input x; qubit q; head h : binary { weight w; ry(w * x) q; logits z(q); } }")]
    [InlineData("model M { input x; weight w; head h : binary { logits w * x; } head k : binary { logits linear(x); } }")]
    public void Weights_that_matter_or_are_meant_are_not_reported(string text) => Analyzed.Warnings(text).ShouldBeEmpty();

    [Fact]
    public void An_unused_weight_is_told_once() =>
        Analyzed.Warnings("model M { input x; weight w; head h : binary { logits x; } }").ShouldHaveSingleItem().ShouldStartWith("QMTL1101");

    /// <summary>Gates of every kind with angles of weights, inputs and constants, and heads that overlap.</summary>
    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 200, Replay = "(59,61)")]
    public void A_weight_without_influence_has_no_gradient(ModelCase sample)
    {
        var model = Answering(sample.Model);
        var influence = InfluenceOf(model);
        for (var i = 0; i < model.ParameterCount; i++)
        {
            if (!influence.Includes(i)) DenseModel.Slope(model, sample.Values[..model.InputWidth], sample.Parameters, i).ShouldBe(0, 1e-11, $"weight {i}");
        }
    }

    /// <summary>
    /// From a state that inputs have made generic, nearly all other weights have a gradient. Those that have none are out of reach of a rule that looks at one
    /// gate and the axes of one qubit at a time: several gates which commute only together with what is measured, as CX and Z of its target with a rotation RZZ.
    /// </summary>
    [Fact]
    public void A_weight_with_influence_nearly_always_has_a_gradient()
    {
        var random = new Random(67);
        var (moving, still, dead) = (0, 0, 0);
        for (var round = 0; round < 100; round++)
        {
            var model = RandomModel(random);
            var influence = InfluenceOf(model);
            double[] inputs = [.. Enumerable.Range(0, model.InputWidth).Select(_ => 1 + random.NextDouble())];
            double[] weights = [.. Enumerable.Range(0, model.ParameterCount).Select(_ => (6 * random.NextDouble()) - 3)];
            for (var i = 0; i < model.ParameterCount; i++)
            {
                var slope = DenseModel.Slope(model, inputs, weights, i);
                if (!influence.Includes(i)) slope.ShouldBe(0, 1e-11, $"round {round}, weight {i}");
                if (!influence.Includes(i)) dead++;
                else if (slope > 1e-7) moving++;
                else still++;
            }
        }

        dead.ShouldBeGreaterThan(50);
        moving.ShouldBeGreaterThan(300);
        ((double)still / (still + moving)).ShouldBeLessThan(0.02, $"{still} of {still + moving}");
    }

    /// <summary>In layered circuits, as people write them, the warning is exact: what it names has no gradient, and all else has one.</summary>
    [Theory]
    [InlineData("cx", "z(q[0])")]
    [InlineData("cx", "z(q[3])")]
    [InlineData("cx", "z(q[0]) + z(q[1]) + z(q[2]) * z(q[3])")]
    [InlineData("cz", "z(q[0])")]
    [InlineData("cz", "x(q[2]) * z(q[0])")]
    [InlineData("cz", "z(q[3]) + 0.5 * y(q[1])")]
    public void In_layered_circuits_the_warning_is_exact(string entangler, string logits)
    {
        var (model, influence) = Layered(entangler, logits);
        for (var i = 0; i < model.ParameterCount; i++) (SlopeOf(model, i) > 1e-7).ShouldBe(influence.Includes(i), $"weight {i}");
    }

    private static (ModelIr Model, Influence Influence) Layered(string entangler, string logits)
    {
        var model = Analyzed.Model(Ansatz.Replace("linear cx", "linear " + entangler, StringComparison.Ordinal) + "model M { input x[4]; qubit[4] q; "
            + $"encode {{ for i in 0..4 {{ ry(x[i]) q[i]; rx(0.3 + x[i]) q[i]; }} }} head h : regression {{ Layers(2) on q; logits {logits}; }} }}");
        return (model, InfluenceOf(model));
    }

    private static double SlopeOf(ModelIr model, int parameter) =>
        DenseModel.Slope(model, [0.4, 1.1, -0.7, 2.3], [.. Enumerable.Range(0, model.ParameterCount).Select(i => 3 * Math.Sin(1 + i))], parameter);

    private static Influence InfluenceOf(ModelIr model) => Influence.Of(new CheckedModel(model, Pipeline.Run(model)));

    /// <summary>Every expectation counts for the logit of its head.</summary>
    private static ModelIr Answering(ModelIr model) => model with
    {
        Heads = model.Heads.Select(h => h with
        {
            Output = EquatableArray.Of<ComputationIr>(new MapIr(
                h.Logits, 1, h.Measurements.Select((m, i) => ScalarAlgebra.Scale(i + 1, new ValueScalar(m.Value))).Aggregate(ScalarAlgebra.Add), default)),
        }).ToEquatableArray(),
    };

    /// <summary>Rotations with a weight each between entangling gates, on qubits that inputs have turned about two axes.</summary>
    private static ModelIr RandomModel(Random random)
    {
        const int Qubits = 4;
        GateKind[] kinds = [GateKind.RX, GateKind.RY, GateKind.RZ, GateKind.RZZ, GateKind.CRX, GateKind.CX, GateKind.CZ, GateKind.H];
        var weights = 0;
        var inputs = Enumerable.Range(0, Qubits).SelectMany(q => new[] { Gates.Gate(GateKind.RY, Gates.Input(q), q), Gates.Gate(GateKind.RX, Gates.Input(q), q) }).ToArray();
        var encoding = inputs.Concat(Random(10)).ToArray();
        (OperationIr[], PauliString[])[] heads = [.. Enumerable.Range(0, 2).Select(_ => ((OperationIr[])Random(3), new[] { Gates.Z(random.Next(Qubits)) }))];
        return Answering(RandomModels.Build(Qubits, encoding, heads, Qubits, weights));

        GateIr[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var info = GateTable.Get(kinds[random.Next(kinds.Length)]);
            var first = random.Next(Qubits);
            int[] qubits = info.Qubits == 1 ? [first] : [first, (first + 1 + random.Next(Qubits - 1)) % Qubits];
            return info.Angles == 0 ? Gates.Gate(info.Kind, qubits) : Gates.Gate(info.Kind, Gates.Weight(weights++), qubits);
        })];
    }
}
