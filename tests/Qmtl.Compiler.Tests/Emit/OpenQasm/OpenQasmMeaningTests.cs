using FsCheck.Xunit;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>What a strict reader and the definitions of OpenQASM 3 make of a program, beside textbook matrices for the model's gates.</summary>
public sealed class OpenQasmMeaningTests
{
    private const double Tolerance = 1e-11;

    public static TheoryData<GateKind> Kinds => [.. GateTable.All.Select(g => g.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_gate_acts_as_its_matrix(GateKind kind)
    {
        var random = new RandomCircuits((int)kind);
        GateIr[] gates =
        [
            .. Enumerable.Range(0, 3).Select(q => CircuitModels.Gate(GateKind.U, [q], [.. random.Numbers(3).Select(CircuitModels.C)])),
            random.Gate(kind, [0, 1, 2], stage: 0),
            random.Gate(kind, [0, 1, 2], stage: 0),
        ];
        var model = CircuitModels.Model("Gate", gates, [CircuitModels.Head("h", [], ["Z0"], 0)], 3) with
        {
            Inputs = EquatableArray.Of(new InputIr("x", 0, 3)),
            Parameters = EquatableArray.Of(CircuitModels.Weight(StageKind.Encoding, null, "w", 0, 2)),
        };
        double[] values = random.Numbers(3), parameters = random.Numbers(2);

        var exported = DenseState.Zero(3);
        StandardGateLibrary.Run(StrictQasmReader.Read(OpenQasm3Emitter.Emit(model)[0].Text, Meaning(values, parameters, "encoding.w")), exported);

        exported.Overlap(DenseState.Run(3, gates, values, parameters)).Magnitude.ShouldBe(1, Tolerance);
    }

    [Property(MaxTest = 100, Replay = "1234567,89")]
    public void Every_expectation_of_every_head_is_exported_once_and_has_its_value(int seed, bool bound)
    {
        var random = new RandomCircuits(seed);
        var model = random.Model();
        double[] values = random.Numbers(3), parameters = random.Numbers(model.ParameterCount);

        var found = new Dictionary<(string Head, string Observable), double>();
        foreach (var text in OpenQasm3Emitter.Emit(model, bound ? parameters : null))
        {
            var program = StrictQasmReader.Read(text.Text, Meaning(values, parameters, null));
            var state = DenseState.Zero(program.Qubits);
            StandardGateLibrary.Run(program, state);
            var measured = program.Operations.Where(o => o.Bit is not null).ToDictionary(o => o.Bit!.Value, o => o.Qubits[0]);
            measured.Count.ShouldBe(program.Bits);
            foreach (var e in program.Expectations)
                found.Add((e.Head, e.Observable), state.Expectation(Gates.Observable([.. e.Bits.Select(b => (Pauli.Z, measured[b]))])));
            text.Heads.Select(h => model.Heads[h].Name).ShouldBe(program.Expectations.Select(e => e.Head).Distinct());
        }

        found.Count.ShouldBe(model.Heads.Sum(h => h.Measurements.Count));
        foreach (var head in model.Heads)
        {
            var state = DenseState.Run(model.Qubits, model.Encoding.Concat(head.Gates), values, parameters);
            foreach (var measurement in head.Measurements)
            {
                var name = string.Join(" * ", measurement.Observable.Factors.Select(f => $"{f.Pauli}(q[{f.Qubit}])"));
                found[(head.Name, name)].ShouldBe(state.Expectation(measurement.Observable), Tolerance);
            }
        }
    }

    /// <summary>The number behind the comment of an input: <c>x[1]</c>, <c>encoding.theta[0]</c>, <c>h2.theta[1]</c>, or a formula of these.</summary>
    private static Func<string, double> Meaning(double[] values, double[] parameters, string? onlyTensor) => comment =>
        new QasmExpression(
            comment,
            name =>
            {
                var index = name[^2] - '0';
                if (name == $"x[{index}]") return values[index];
                if (name == $"{onlyTensor ?? "encoding.theta"}[{index}]") return parameters[index];
                var head = name[1] - '0';
                return name == $"h{head}.theta[{index}]" ? parameters[(2 * (head + 1)) + index] : throw new FormatException(name);
            },
            functions: true).Evaluate();
}
