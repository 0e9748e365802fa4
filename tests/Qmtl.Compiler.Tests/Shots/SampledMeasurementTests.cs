using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Shots;

public sealed class SampledMeasurementTests
{
    [Fact]
    public void What_a_head_measures_in_one_basis_is_one_group_with_all_its_products()
    {
        var head = Compile("head f : regression { logits z(q[0]) * z(q[2]) + z(q[1]) + x(q[0]) * z(q[1]) + y(q[0]); }").Canonical.Heads[0];
        head.Samples.Select(s => string.Join(",", s.Qubits)).ShouldBe(["0,1,2", "0,1", "0"]);
        head.Samples.Select(s => string.Join(",", s.Observables)).ShouldBe(["2,5", "3", "1"]);
        foreach (var sample in head.Samples)
        {
            sample.Shots.ShouldBe(70);
            sample.Readout.Count.ShouldBe(sample.Qubits.Count);
            foreach (var (kept, shift) in sample.Readout) (Math.Round(kept, 12), Math.Round(shift, 12)).ShouldBe((0.7, 0.1));
            sample.Places.Distinct().Count().ShouldBe(sample.Places.Count);
            sample.Places.Count.ShouldBe((1 << sample.Qubits.Count) - 1);
        }

        Observable(head, head.Samples[0].Places[0b101 - 1]).ShouldBe("Z0 Z2");
        Observable(head, head.Samples[0].Places[0b111 - 1]).ShouldBe("Z0 Z1 Z2");
        Observable(head, head.Samples[1].Places[0b11 - 1]).ShouldBe("X0 Z1");
        Observable(head, head.Samples[1].Places[0b10 - 1]).ShouldBe("Z1");
    }

    [Fact]
    public void What_heads_before_measured_of_the_same_state_is_not_sampled_again()
    {
        var heads = Compile("head f : regression { logits z(q[0]); } head g : regression { logits z(q[0]) * z(q[1]) + z(q[0]); }").Canonical.Heads;
        heads[1].Samples.ShouldHaveSingleItem().Observables.ShouldBe([0b11]);
        heads[1].Samples[0].Places.ShouldNotContain(heads[0].Samples[0].Places[0]);
    }

    [Fact]
    public void A_group_is_simulated_in_one_circuit_and_every_step_has_an_angle_of_its_own()
    {
        var model = Compile("head f : classes(3) { logits z(q); }");
        var circuit = model.Plan.Circuits.ShouldHaveSingleItem();
        circuit.Values.Count.ShouldBe(7);
        circuit.Angles.Count(a => a is not ConstantScalar).ShouldBe(3);
        model.Slices.Circuits.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("2000000000")]
    [InlineData("\"many\"")]
    public void The_number_of_shots_is_checked(string shots)
    {
        var source = new SourceText("M.qmtl", $"backend b = simulator {{ shots {shots}; }}");
        var diagnostic = QmtlCompiler.Compile(source).Diagnostics.Where(d => d.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error).ShouldHaveSingleItem();
        diagnostic.Message.ShouldContain("shots");
    }

    private static CompiledModel Compile(string heads) => QmtlCompiler.Compile(new SourceText("M.qmtl", $$"""
        backend b = simulator { shots 70; noise { readout(0.1, 0.2); } }
        model M {
            input x;
            qubit[3] q;
            encode { for i in 0..3 { ry(x) q[i]; } entangle linear cz q; h q; }
            {{heads}}
        }
        model S = M on b;
        """)).Models[1];

    private static string Observable(HeadIr head, int place) => head.Measurements.Single(m => m.Value == place).Observable.ToString();
}
