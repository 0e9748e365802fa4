using FsCheck.Xunit;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>What strict readers and the definitions of the gate libraries make of programs, beside textbook matrices for the model's gates.</summary>
public sealed class OpenQasmMeaningTests
{
    private const double Tolerance = 1e-11;

    /// <summary>What is exported.</summary>
    public enum Form
    {
        OpenQasm2,
        OpenQasm3,
        OpenQasm3WithParameters,
    }

    public static TheoryData<GateKind, Form> KindsAndForms
    {
        get
        {
            var data = new TheoryData<GateKind, Form>();
            foreach (var gate in GateTable.All)
            {
                foreach (var form in Enum.GetValues<Form>()) data.Add(gate.Kind, form);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndForms))]
    public void Every_gate_acts_as_its_matrix(GateKind kind, Form form)
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

        var exported = Export(model, form, values, parameters, "encoding.w").Single().Program.Run(Library(form));

        exported.Overlap(DenseState.Run(3, gates, values, parameters)).Magnitude.ShouldBe(1, Tolerance);
    }

    [Property(MaxTest = 150, Replay = "1234567,89")]
    public void Every_expectation_of_every_head_is_exported_once_and_has_its_value(int seed, Form form)
    {
        var random = new RandomCircuits(seed);
        var model = random.Model();
        double[] values = random.Numbers(3), parameters = random.Numbers(model.ParameterCount);

        var found = new Dictionary<(string Head, string Observable), double>();
        foreach (var (program, heads) in Export(model, form, values, parameters, null))
        {
            foreach (var (head, observable, value) in program.Measure(Library(form))) found.Add((head, observable), value);
            heads.Select(h => model.Heads[h].Name).ShouldBe(program.Expectations.Select(e => e.Head).Distinct());
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

    /// <summary>The programs of a model as strict readers read them, with the heads that each measures.</summary>
    private static IEnumerable<(QasmProgram Program, EquatableArray<int> Heads)> Export(
        ModelIr model, Form form, double[] values, double[] parameters, string? onlyTensor) => form == Form.OpenQasm2
        ? OpenQasm2Emitter.Emit(model).Select(p => (StrictQasm2Reader.Read(AngleBinding.Bind(p.Text, values, parameters)), p.Heads))
        : OpenQasm3Emitter.Emit(model, form == Form.OpenQasm3 ? null : parameters)
            .Select(p => (StrictQasm3Reader.Read(p.Text, Meaning(values, parameters, onlyTensor)), p.Heads));

    private static Action<DenseState, string, double[], int[]> Library(Form form) =>
        form == Form.OpenQasm2 ? FirstGateLibrary.Apply : StandardGateLibrary.Apply;

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
