using FsCheck.Xunit;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.Compiler.Tests.Targets;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>Programs with what their inputs and bits mean, read back and computed by textbook matrices.</summary>
public sealed class MeasuredProgramTests
{
    private static readonly OpenQasmFlavor[] Services = [OpenQasmFlavor.IonQ, OpenQasmFlavor.Ibm, OpenQasmFlavor.Braket];

    [Property(Arbitrary = [typeof(RandomTargets)], MaxTest = 300, Replay = "(113,127)")]
    public void Programs_for_machines_give_every_expectation_of_every_head(TranspiledCase target, bool isTemplate, bool isBound)
    {
        var ((model, values, parameters), _, seed) = target;
        var flavor = Services[seed % 3];
        var device = DeviceFor(flavor, model.Qubits, new Random(seed));
        var found = new Dictionary<(int Head, int Value), double>();
        foreach (var program in MeasuredPrograms.Emit(model, flavor, device, isBound ? parameters : null, isTemplate))
        {
            program.IsTemplate.ShouldBe(isTemplate || flavor == OpenQasmFlavor.IonQ);
            if (program.IsTemplate) program.Inputs.ShouldBeEmpty();
            program.Inputs.Select(i => i.Name).ShouldBe(program.Inputs.Select(i => i.Name).Order(StringComparer.Ordinal));
            var inputs = program.Inputs.ToDictionary(i => i.Name, i => ScalarEvaluation.Evaluate(i.Angle, values, parameters));
            foreach (var input in program.Inputs)
                double.Parse(AngleBinding.Bind("{" + input.Formula + "}", values, parameters), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(inputs[input.Name], 1e-12);
            var reader = MachineProgramReader.Read(program, AngleBinding.Bind(program.Text, values, parameters), inputs);
            TranspilationTests.Conforms([.. reader.Operations], device);
            program.Gates.ShouldBe(new(reader.Operations.Count(o => o.Qubits.Count == 1), reader.Operations.Count(o => o.Qubits.Count > 1)));
            foreach (var value in program.Values)
            {
                value.Bits.Select(b => (program.Bits[b].Qubit, program.Bits[b].Basis)).ShouldBe(value.Observable.Factors.Select(f => (f.Qubit, f.Pauli)));
                foreach (var head in value.Heads) found.Add((head, value.Value), reader.Expectation(value.Bits));
            }
        }

        found.Count.ShouldBe(model.Heads.Sum(h => h.Measurements.Count));
        for (var head = 0; head < model.Heads.Count; head++)
        {
            var state = ModelCase.Run(model, model.Heads[head], values, parameters);
            foreach (var measurement in model.Heads[head].Measurements)
                found[(head, measurement.Value)].ShouldBe(state.Expectation(measurement.Observable), 1e-10);
        }
    }

    [Property(Arbitrary = [typeof(RandomModels)], MaxTest = 60, Replay = "(131,137)")]
    public void Plain_programs_say_the_same_in_data_as_in_comments(ModelCase sample, bool isVersion2, bool isTemplate)
    {
        var (model, values, parameters) = sample;
        foreach (var program in MeasuredPrograms.Emit(model, isVersion2 ? OpenQasmFlavor.OpenQasm2 : OpenQasmFlavor.OpenQasm3, isTemplate: isTemplate))
        {
            var text = AngleBinding.Bind(program.Text, values, parameters);
            var read = isVersion2 ? StrictQasm2Reader.Read(text) : StrictQasm3Reader.Read(text, _ => 0.5);
            read.Bits.ShouldBe(program.Bits.Count);
            read.Operations.Where(o => o.Bit is null).GroupBy(o => o.Qubits.Length > 1).ToDictionary(g => g.Key, g => g.Count()).GetValueOrDefault(true).ShouldBe(program.Gates.TwoQubit);
            read.Expectations.Select(e => (e.Head, string.Join(",", e.Bits))).Order()
                .ShouldBe(program.Values.SelectMany(v => v.Heads.Select(h => (model.Heads[h].DisplayName, string.Join(",", v.Bits)))).Order());
            var declared = program.Text.Split('\n').Where(l => l.StartsWith("input ", StringComparison.Ordinal)).Select(l => l.Split(' ', ';')[2]);
            program.Inputs.Select(i => i.Name).ShouldBe(declared);
        }
    }

    [Theory]
    [InlineData(OpenQasmFlavor.Ibm, "", "IBM Quantum takes the gates of a machine alone: say which they are in the backend")]
    [InlineData(OpenQasmFlavor.Ibm, "rz sx cz", "IBM Quantum takes gates between coupled qubits alone")]
    [InlineData(OpenQasmFlavor.IonQ, "gpi gpi2 ms", "The programs of ionq have no gate 'gpi', 'gpi2', 'ms': leave 'basis' out of the backend")]
    [InlineData(OpenQasmFlavor.Braket, "u cx", "The programs of braket have no gate 'u': name other gates as the basis.")]
    [InlineData(OpenQasmFlavor.Braket, "gpi gpi2 ms", null)]
    [InlineData(OpenQasmFlavor.OpenQasm3, "", null)]
    public void What_a_service_does_not_take_is_told(OpenQasmFlavor flavor, string basis, string? problem)
    {
        var device = new DeviceIr(2, basis.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => BasisGates.TryGet(n, out var g) ? g : default).ToEquatableArray(), default);
        var found = MeasuredPrograms.FindUnsuitable(flavor, device);
        if (problem is null) found.ShouldBeNull();
        else found.ShouldStartWith(problem);
    }

    [Fact]
    public void A_program_for_a_machine_looks_like_this()
    {
        var text = new System.Text.StringBuilder();
        var model = Analyzed.Text(
            """
            model Digits {
                input pixels[2];
                let shared = tanh(pixels);
                qubit[4] q;
                encode { weight w; for i in 0..2 { ry(pi * shared[i]) q[i]; } entangle ring cz q; rx(w) q[3]; sx q[1]; }
                head odd : binary { weight theta[2]; ry(theta[0]) q[0]; crz(theta[1]) q[0], q[1]; logits z(q[0]) * y(q[1]); }
                head large : binary { weight theta; rzz(theta) q[2], q[3]; logits z(q[2]) + x(q[3]); }
                head ink : regression { logits z(q[0]) * z(q[1]); }
            }
            """).Models[0];
        var line = new DeviceIr(5, EquatableArray.Of(GateKind.RZ, GateKind.SX, GateKind.X, GateKind.CZ), Enumerable.Range(0, 4).Select(q => new QubitPair(q, q + 1)).ToEquatableArray());
        foreach (var flavor in Services)
        {
            foreach (var program in MeasuredPrograms.Emit(model, flavor, flavor == OpenQasmFlavor.Ibm ? line : null)) text.Append(program.Text).Append('\n');
        }

        Golden.Match(Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Emit", "OpenQasm"), "machines", text.ToString());
    }

    private static DeviceIr DeviceFor(OpenQasmFlavor flavor, int qubits, Random random)
    {
        if (flavor == OpenQasmFlavor.IonQ) return random.Next(2) == 0 ? DeviceIr.Unlimited : Devices.Of("all", qubits, Devices.Bases[0], random);
        if (flavor == OpenQasmFlavor.Ibm) return Devices.Of(Devices.Shapes[1 + random.Next(Devices.Shapes.Length - 1)], qubits, Devices.Bases[random.Next(3)], random);
        var basis = random.Next(Devices.Bases.Length);
        return basis == Devices.Bases.Length - 1 ? DeviceIr.Unlimited : Devices.Of(Devices.Shapes[random.Next(Devices.Shapes.Length)], qubits, Devices.Bases[basis], random);
    }
}
