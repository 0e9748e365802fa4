using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Lowering;
using Qmtl.Compiler.Noise;
using Qmtl.Compiler.Passes;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Noise;

/// <summary>Backends: what their rules do to a model, and which models share parameters.</summary>
public sealed class BackendTests
{
    private const string Signs = """
        model Signs {
            input x[2];
            qubit[3] q;
            encode { weight w; ry(w * x[0]) q[0]; cx q[0], q[1]; x q[2]; x q[2]; ccx q[0], q[1], q[2]; }
            head positive : binary { weight a; rx(a) q[0]; logits 4 * z(q[0]); }
        }

        """;

    [Fact]
    public void Rules_add_channels_after_the_gates_as_written_in_the_order_of_the_rules()
    {
        var model = Noisy("after 1q bit_flip(0.01); after 2q depolarizing_pauli(0.02); after 2q phase_flip(0.03); after 3q depolarizing_uniform(0.04);");
        model.Encoding.Select(Describe).ShouldBe(
        [
            "RY 0", "BitFlip 0", "CX 0,1", "DepolarizingPauli 0,1", "PhaseFlip 0", "PhaseFlip 1", "X 2", "BitFlip 2", "X 2", "BitFlip 2",
            "CCX 0,1,2", "DepolarizingUniform 0,1,2",
        ]);
        model.Heads[0].Gates.Select(Describe).ShouldBe(["RX 0", "BitFlip 0"]);
    }

    [Fact]
    public void Rules_apply_to_the_gates_and_qubits_that_they_name()
    {
        var model = Noisy("""
            after cx on 0, 1 bit_flip(0.01); after cx on 1, 0 bit_flip(0.5); after 2q on 1, 0 depolarizing_uniform(0.02); after 2q on 1, 2 bit_flip(0.5);
            after cx on 0, 1 phase_flip(0.03) on 1; after 1q phase_damping(0.04) on 2; after x bit_phase_flip(0.05); after rx on 1 bit_flip(0.5);
            after 3q depolarizing_pauli(0.06) on 2, 0;
            """);
        model.Encoding.Select(Describe).ShouldBe(
        [
            "RY 0", "CX 0,1", "BitFlip 0", "BitFlip 1", "DepolarizingUniform 0,1", "PhaseFlip 1",
            "X 2", "PhaseDamping 2", "BitPhaseFlip 2", "X 2", "PhaseDamping 2", "BitPhaseFlip 2",
            "CCX 0,1,2", "DepolarizingPauli 0,2",
        ]);
        model.Heads[0].Gates.Select(Describe).ShouldBe(["RX 0"]);
    }

    [Fact]
    public void Folding_repeats_the_gates_that_have_noise_and_their_channels()
    {
        var text = Signs + "backend noisy = simulator { fold 3; noise { after 2q phase_flip(0.03) on 1; } } model NoisySigns = Signs on noisy;";
        var model = BackendNoise.Apply(Analyzed.Text(text).Models[1]);
        model.Encoding.Select(Describe).ShouldBe(["RY 0", "CX 0,1", "PhaseFlip 1", "CX 0,1", "PhaseFlip 1", "CX 0,1", "PhaseFlip 1", "X 2", "X 2", "CCX 0,1,2"]);
        Pipeline.Run(model).Encoding.Count(o => o is GateIr { Kind: GateKind.CX }).ShouldBe(3);
    }

    /// <summary>Folded circuits without noise are the circuits; with noise they are those of the dense reference.</summary>
    [Property(MaxTest = 40, Replay = "83,89")]
    public Property Folded_circuits_are_the_same_with_stronger_noise()
    {
        var cases =
            from operations in RandomCircuits.Gates(3, 10)
            from observable in RandomCircuits.Observable(3)
            from values in RandomCircuits.Numbers
            from parameters in RandomCircuits.Numbers
            from strength in Gen.Choose(0, 100)
            select (operations, observable, values, parameters, probability: strength / 1000.0);
        return Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var ideal = RandomModels.OneCircuit(3, c.operations, [c.observable]);
            GateNoiseIr[] rules = [.. Enumerable.Range(1, 3).Select(n => new GateNoiseIr(new GateSelectionIr(n, null, []), ChannelKind.DepolarizingUniform, EquatableArray.Of(c.probability), []))];
            OperationIr[] noisy = [.. c.operations.SelectMany(o => Enumerable.Range(0, 3).SelectMany(i => new OperationIr[]
            {
                i == 1 ? GateInverse.Of((GateIr)o) : o,
                new ChannelIr(ChannelKind.DepolarizingUniform, o.Qubits, EquatableArray.Of(c.probability), o.Span),
            }))];
            var folded = Pipeline.Run(GateNoise.Apply(ideal, rules.ToEquatableArray(), 3));
            var expected = DenseMixture.Run(3, noisy, c.values, c.parameters).Expectation(c.observable);
            DenseMixture.Run(3, [.. folded.Encoding, .. folded.Heads[0].Gates], c.values, c.parameters).Expectation(c.observable).ShouldBe(expected, 1e-12);
            if (c.probability == 0) expected.ShouldBe(DenseMixture.Run(3, c.operations, c.values, c.parameters).Expectation(c.observable), 1e-12);
        });
    }

    [Fact]
    public void A_backend_made_from_another_differs_from_it_in_what_it_says()
    {
        var backends = QmtlCompiler.Compile(new SourceText("main.qmtl", """
            backend noisy3 = noisy { fold 3; }
            backend clean = noisy3 { precision float32; noise { } }
            backend noisy = simulator { precision float64; qubits 3; coupling linear; noise { after 1q bit_flip(0.01); readout(0.02, 0.03); } }
            backend corrected = noisy { shots 100; mitigation readout; }
            backend many = queue { shots 5000; }
            backend queue = ionq { target "qpu.forte-1"; shots 100; }
            """)).Backends;
        backends.Select(b => b.ToString()).ShouldBe(
        [
            "noisy3: qubits 3; coupling [0, 1], [1, 0], [1, 2], [2, 1]; fold 3; after 1q bit_flip(0.01); readout(0.02, 0.03)",
            "clean: qubits 3; coupling [0, 1], [1, 0], [1, 2], [2, 1]; fold 3",
            "noisy: qubits 3; coupling [0, 1], [1, 0], [1, 2], [2, 1]; after 1q bit_flip(0.01); readout(0.02, 0.03)",
            "corrected: shots 100; qubits 3; coupling [0, 1], [1, 0], [1, 2], [2, 1]; after 1q bit_flip(0.01); readout(0.02, 0.03); mitigation readout",
            "many: shots 5000",
            "queue: shots 100",
        ]);
        backends.Select(b => b.Precision).Take(3).ShouldBe([BackendPrecision.Bits64, BackendPrecision.Bits32, BackendPrecision.Bits64]);
        backends.Skip(4).Select(b => (b.Kind, b.Target, b.Shots)).ShouldBe([(BackendKind.IonQ, "qpu.forte-1", 5000), (BackendKind.IonQ, "qpu.forte-1", 100)]);
    }

    [Fact]
    public void A_setting_that_a_backend_cannot_have_is_told_with_what_it_is_made_from_in_the_end() =>
        QmtlCompiler.Compile(new SourceText("main.qmtl", "backend a = b { target \"x\"; } backend b = simulator { fold 3; }"))
            .Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith("the device 'simulator' has no setting 'target'");

    [Fact]
    public void A_backend_is_made_from_one_of_another_file_that_is_made_from_one_of_a_third()
    {
        var imports = new ImportedTexts(new Dictionary<string, string>
        {
            ["b.qmtl"] = "import \"c.qmtl\"; backend b = c { fold 3; }",
            ["c.qmtl"] = "backend c = simulator { noise { after 1q bit_flip(0.01); } }",
        });
        var result = QmtlCompiler.Compile(new SourceText("a.qmtl", "import \"b.qmtl\"; backend a = b { precision float32; }"), imports);
        result.Diagnostics.ShouldBeEmpty();
        result.Backends[0].ToString().ShouldBe("a: fold 3; after 1q bit_flip(0.01)");
    }

    [Theory]
    [InlineData("backend a = a { fold 3; }", "QMTL6012")]
    [InlineData("backend a = b { fold 3; } backend b = a { fold 5; } backend c = a { fold 7; }", "QMTL6012 QMTL6012")]
    [InlineData("backend a = b { target \"x\"; } backend b = simulator { fold 3; }", "QMTL6008")]
    [InlineData("backend a = Signs { fold 3; }", "QMTL6007")]
    [InlineData("backend a = simulator { mitigation zne; }", "QMTL6010")]
    [InlineData("backend b = simulator { noise { readout(0.3, 0.7); } } backend a = b { mitigation readout; }", "QMTL6013")]
    public void Backends_that_cannot_be_made_from_others_are_told(string text, string ids) =>
        string.Join(' ', QmtlCompiler.Compile(new SourceText("main.qmtl", Signs + text)).Diagnostics.Select(d => d.Id)).ShouldBe(ids);

    [Fact]
    public void The_order_of_qubits_matters_only_to_gates_that_are_not_symmetric()
    {
        var selection = new GateSelectionIr(2, GateKind.CZ, EquatableArray.Of(1, 0));
        selection.Includes(Gates.Gate(GateKind.CZ, 0, 1)).ShouldBeTrue();
        (selection with { Gate = GateKind.CX }).Includes(Gates.Gate(GateKind.CX, 0, 1)).ShouldBeFalse();
        (selection with { Gate = GateKind.CX }).Includes(Gates.Gate(GateKind.CX, 1, 0)).ShouldBeTrue();
        (selection with { Gate = null }).Includes(Gates.Gate(GateKind.CX, 0, 1)).ShouldBeTrue();
    }

    [Property(MaxTest = 60, Replay = "79,83")]
    public Property Expectations_are_read_as_from_misread_bits()
    {
        var cases =
            from operations in RandomCircuits.NoisyGates(3, 12)
            from observables in Gen.ArrayOf(RandomCircuits.Observable(3), 4)
            from values in RandomCircuits.Numbers
            from parameters in RandomCircuits.Numbers
            from a in Gen.Choose(0, 100)
            from b in Gen.Choose(0, 100)
            from own in Gen.Choose(0, 100)
            select (operations, observables: observables.Distinct().ToArray(), values, parameters,
                readout: new ReadoutConfusion(EquatableArray.Of(
                    new ReadoutErrorIr([], a / 200.0, b / 200.0),
                    new ReadoutErrorIr(EquatableArray.Of(1), own / 200.0, a / 200.0),
                    new ReadoutErrorIr(EquatableArray.Of(2), b / 200.0, b / 200.0))),
                confusion: new[] { (a, b), (own, a), (b, b) });
        return Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var ideal = RandomModels.OneCircuit(3, c.operations, c.observables);
            var read = ReadoutErrors.Apply(ideal, c.readout);
            IrValidator.Validate(read);
            double[] values = [.. c.values, .. new double[read.Values - c.values.Length]];
            var mixture = DenseMixture.Run(3, c.operations, c.values, c.parameters);
            foreach (var measurement in read.Heads[0].Measurements) values[measurement.Value] = mixture.Expectation(measurement.Observable);
            foreach (var map in read.Heads[0].Readings.Cast<MapIr>()) values[map.Output] = ScalarEvaluation.Evaluate(map.Body, values, c.parameters);
            foreach (var (observable, place) in ideal.Heads[0].Measurements)
                values[place].ShouldBe(MeanOfMisreadBits(c.operations, c.values, c.parameters, observable, c.confusion), 1e-12);
        });
    }

    [Fact]
    public void A_model_on_a_backend_has_the_fingerprint_of_the_model_without()
    {
        var models = QmtlCompiler.Compile(new SourceText("main.qmtl", Signs + """
            backend noisy = simulator { noise { after 1q bit_flip(0.01); readout(0.02, 0.03); } }
            model NoisySigns = Signs on noisy;
            model Pair(n) { qubit[n] q; encode { h q; } head a : binary { logits z(q[0]); } }
            model Pair2 = Pair(2);
            model NoisyPair2 = Pair2 on noisy;
            """)).Models;
        Fingerprint.Of(models[1].Ir).ShouldBe(Fingerprint.Of(models[0].Ir));
        models[1].Ir.Parameters.ShouldBe(models[0].Ir.Parameters);
        models[1].Plan.Model.LogitCount.ShouldBe(1);
        Fingerprint.Of(models[3].Ir).ShouldBe(Fingerprint.Of(models[2].Ir));
        Fingerprint.Of(models[2].Ir).ShouldNotBe(Fingerprint.Of(models[0].Ir));
    }

    [Fact]
    public void A_model_too_large_for_a_density_matrix_is_refused_with_the_size_of_its_light_cone()
    {
        var result = QmtlCompiler.Compile(new SourceText("main.qmtl", """
            backend noisy = simulator { noise { after 2q depolarizing_pauli(0.01); } }
            model Chain { input x[14]; qubit[14] q; encode { for i in 0..14 { ry(x[i]) q[i]; } entangle linear cx q; } head last : binary { rx(0.5) q[13]; logits z(q[13]); } }
            model NoisyChain = Chain on noisy;
            """));
        result.Models.Select(m => m.Ir.Name).ShouldBe(["Chain"]);
        var diagnostic = result.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe("QMTL4001");
        diagnostic.Message.ShouldStartWith("the light cone of Z(q[13]), which head 'last' measures, has 14 qubits, and at most 12 can be simulated with noise.");
    }

    [Fact]
    public void A_readout_that_expands_to_too_many_products_is_refused()
    {
        foreach (var example in FencedExamples.Read(Path.Combine(FencedExamples.Documentation, "diagnostics", "QMTL4004.md")).Select((text, i) => (Text: text, IsWrong: i == 0)))
        {
            var result = QmtlCompiler.Compile(new SourceText("main.qmtl", example.Text));
            result.Diagnostics.Select(d => d.Id).ShouldBe(example.IsWrong ? ["QMTL4004"] : []);
        }
    }

    [Theory]
    [InlineData("model A = Signs on noisy; model B = A on noisy;", "QMTL1003", "'A' is an instance of another model")]
    [InlineData("model A = Signs(3) on noisy;", "QMTL1016", "model 'Signs' takes no arguments, but there is 1")]
    [InlineData("model A = Signs on Signs;", "QMTL1003", "'Signs' is a model")]
    [InlineData("backend b = simulator { noise 3; }", "QMTL6010", "noise is a list of rules")]
    [InlineData("backend b = simulator { noise { readout(0.1, 0.2); readout(0.1, 0.2); } }", "QMTL6009", "'readout' is set on line")]
    [InlineData("backend b = simulator { noise { readout(0.1); } }", "QMTL6002", "'readout(one_at_zero, zero_at_one)' takes 2 arguments")]
    [InlineData("backend b = simulator { noise { readout(0.1, 1.2); } }", "QMTL6004", "these are no probabilities")]
    [InlineData("backend b = simulator { noise { before 1q bit_flip(0.1); } }", "QMTL6011", "a noise rule says where it applies")]
    [InlineData("backend b = simulator { noise { after 1q bitflip(0.1); } }", "QMTL6001", "there is no channel 'bitflip': did you mean 'bit_flip'?")]
    [InlineData("backend b = simulator { noise { after 2q depolarizing_uniform(1.2); } }", "QMTL6004", "these are no probabilities and times of 'depolarizing_uniform': lambda is from 0 to 16/15")]
    [InlineData("backend b = simulator { fold 2; }", "QMTL6052", "a gate and its inverse cancel")]
    [InlineData("backend b = simulator { fold \"3\"; }", "QMTL6010", "'fold' is how many gates")]
    [InlineData("backend b = simulator { noise { after cx on 0 bit_flip(0.1); } }", "QMTL6050", "'cx' acts on 2 qubits, but 'on' names 1")]
    [InlineData("backend b = simulator { noise { after 3q on 0, 1 bit_flip(0.1); } }", "QMTL6050", "such a gate acts on 3 qubits, but 'on' names 2")]
    [InlineData("backend b = simulator { noise { after 2q on 1, 1 bit_flip(0.1); } }", "QMTL6050", "a qubit is named twice")]
    [InlineData("backend b = simulator { noise { readout(0.1, 0.2) on 0 - 1; } }", "QMTL6050", "-1 is no qubit")]
    [InlineData("backend b = simulator { noise { readout(0.1, 0.2) on 0.5; } }", "QMTL2005", "")]
    [InlineData("backend b = simulator { noise { after cx on 0, 1 bit_flip(0.1) on 2; } }", "QMTL6051", "the channel is to act on qubit 2, but the gate of the rule acts on 0, 1")]
    [InlineData("backend b = simulator { noise { after cnot bit_flip(0.1); } }", "QMTL1006", "there is no gate 'cnot'")]
    [InlineData("backend b = simulator { noise { readout(0.1, 0.2) on 0; readout(0.1, 0.2) on 1, 0; } }", "QMTL6009", "'readout' of qubit 0 is set on line")]
    [InlineData("backend b = simulator { qubits 2; noise { readout(0.1, 0.2) on 1, 2; } }", "QMTL6050", "qubit 2 is not among those of the backend, 0 to 1")]
    [InlineData("backend b = simulator { target \"x\"; }", "QMTL6008", "the device 'simulator' has no setting 'target'")]
    public void Mistakes_are_told(string text, string id, string message)
    {
        var diagnostic = Analyzed.Text(Signs + "backend noisy = simulator { noise { after 1q bit_flip(0.01); } }\n" + text).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.Message.ShouldStartWith(message);
    }

    private static ModelIr Noisy(string rules)
    {
        var model = Analyzed.Text(Signs + $"backend noisy = simulator {{ noise {{ {rules} }} }} model NoisySigns = Signs on noisy;").Models[1];
        return BackendNoise.Apply(model);
    }

    private static string Describe(OperationIr operation) =>
        $"{(operation is GateIr gate ? gate.Kind.ToString() : ((ChannelIr)operation).Kind.ToString())} {string.Join(",", operation.Qubits)}";

    /// <summary>Turns every factor to Z, takes the probabilities of all outcomes, and misreads each measured bit.</summary>
    /// <param name="confusion">Probabilities of each qubit, in 1/200.</param>
    private static double MeanOfMisreadBits(OperationIr[] operations, double[] values, double[] parameters, PauliString observable, (int OneAtZero, int ZeroAtOne)[] confusion)
    {
        var basis = observable.Factors.SelectMany(f => f.Pauli switch
        {
            Pauli.X => new[] { Gates.Gate(GateKind.H, f.Qubit) },
            Pauli.Y => [Gates.Gate(GateKind.Sdg, f.Qubit), Gates.Gate(GateKind.H, f.Qubit)],
            _ => [],
        });
        var mixture = DenseMixture.Run(3, [.. operations, .. basis], values, parameters);
        var mean = 0.0;
        for (var outcome = 0; outcome < 8; outcome++)
        {
            var sign = 1.0;
            foreach (var (qubit, _) in observable.Factors)
                sign *= (outcome >> qubit & 1) == 0 ? 1 - (confusion[qubit].OneAtZero / 100.0) : (confusion[qubit].ZeroAtOne / 100.0) - 1;
            mean += sign * mixture.Element(outcome, outcome).Real;
        }

        return mean;
    }
}
