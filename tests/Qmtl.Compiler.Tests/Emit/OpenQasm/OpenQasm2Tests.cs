using FsCheck.Xunit;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Reference;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

/// <summary>What a strict reader and the definitions of the first qelib1.inc make of a bound program, beside textbook matrices for the model's gates.</summary>
public sealed class OpenQasm2Tests
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
        double[] values = random.Numbers(3), parameters = random.Numbers(2);

        var exported = DenseState.Zero(3);
        var text = AngleBinding.Bind(OpenQasm2Emitter.Emit(CircuitModels.Model("Gate", gates, [CircuitModels.Head("h", [], ["Z0"], 0)], 3))[0].Text, values, parameters);
        FirstGateLibrary.Run(StrictQasm2Reader.Read(text), exported);

        exported.Overlap(DenseState.Run(3, gates, values, parameters)).Magnitude.ShouldBe(1, Tolerance);
    }

    [Property(MaxTest = 100, Replay = "1234567,91")]
    public void Every_expectation_of_every_head_is_exported_once_and_has_its_value(int seed)
    {
        var random = new RandomCircuits(seed);
        var model = random.Model();
        double[] values = random.Numbers(3), parameters = random.Numbers(model.ParameterCount);

        var found = new Dictionary<(string Head, string Observable), double>();
        foreach (var open in OpenQasm2Emitter.Emit(model))
        {
            var program = StrictQasm2Reader.Read(AngleBinding.Bind(open.Text, values, parameters));
            var state = DenseState.Zero(program.Qubits);
            FirstGateLibrary.Run(program, state);
            var measured = program.Operations.Where(o => o.Bit is not null).ToDictionary(o => o.Bit!.Value, o => o.Qubits[0]);
            measured.Count.ShouldBe(program.Bits);
            foreach (var e in program.Expectations)
                found.Add((e.Head, e.Observable), state.Expectation(Gates.Observable([.. e.Bits.Select(b => (Pauli.Z, measured[b]))])));
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

    [Fact]
    public void It_has_the_circuits_of_OpenQASM_3()
    {
        foreach (var model in Enumerable.Range(0, 20).Select(seed => new RandomCircuits(seed).Model()))
            OpenQasm2Emitter.Emit(model).Select(p => p.Heads).ShouldBe(OpenQasm3Emitter.Emit(model).Select(p => p.Heads));
    }

    [Fact]
    public void A_program_holds_formulas_until_it_is_bound()
    {
        var open = OpenQasm2Emitter.Emit(CircuitModels.Digits())[0].Text;

        open.ShouldBe(
            """
            OPENQASM 2.0;
            include "qelib1.inc";

            // Model Qmtl.Models.Digits, circuit 1 of 2
            // Heads: odd, large

            qreg q[4];
            creg c[2];

            // Shared encoding stage
            ry({pi*v2}) q[0];
            ry({pi*v3}) q[1];
            cz q[0], q[1];
            cz q[2], q[3];
            cz q[1], q[2];
            rx({p0}) q[3];

            // Head odd
            ry({p1}) q[0];
            rz({p2}) q[0];
            cx q[0], q[1];

            // Head large
            ry({p3}) q[2];
            cx q[2], q[3];

            // Measurements, each in the basis of its observables. An expectation is the mean of the product of (-1)^bit.
            // odd: <Z(q[0])> from c[0]
            // large: <Z(q[2])> from c[1]
            measure q[0] -> c[0];
            measure q[2] -> c[1];

            """);
        var bound = AngleBinding.Bind(open, [0, 0, 0.5, -2], [3, 1e-9, -0.1, 1e20]);
        bound.ShouldContain("ry(1.5707963267948966) q[0];\nry(-6.283185307179586) q[1];\n");
        bound.ShouldContain("rx(3.0) q[3];\n");
        bound.ShouldContain("ry(1.0e-09) q[0];\nrz(-0.1) q[0];\n");
        bound.ShouldContain("ry(1.0e+20) q[2];\n");
    }

    [Fact]
    public void Names_that_OpenQASM_2_reserves_or_cannot_spell_are_changed()
    {
        var gates = Enumerable.Range(0, 4).Select(qubit => CircuitModels.Gate(GateKind.X, [qubit]));
        var model = CircuitModels.Model("Names", [.. gates], [CircuitModels.Head("h", [], ["Z0"], 4)]) with
        {
            Registers = EquatableArray.Of(new RegisterIr("h", 0, 1), new RegisterIr("c", 1, 1), new RegisterIr("Data", 2, 1), new RegisterIr("ß", 3, 1)),
        };

        var text = OpenQasm2Emitter.Emit(model)[0].Text;

        text.ShouldContain("qreg h_[1];\nqreg c[1];\nqreg q_Data[1];\nqreg u00df[1];\ncreg c_[1];\n");
        StrictQasm2Reader.Read(text).Qubits.ShouldBe(4);
    }

    [Fact]
    public void A_model_without_qubits_gives_no_program() => OpenQasm2Emitter.Emit(CircuitModels.Classical()).ShouldBeEmpty();

    [Theory]
    [InlineData("rx(2) q[0];", "Not a real number: 2")]
    [InlineData("rx(1e-9) q[0];", "Not a real number: 1e-9")]
    [InlineData("rx({p0}) q[0];", "Not a real number: {p0}")]
    [InlineData("rx(theta) q[0];", "Not a real number: theta")]
    [InlineData("sx q[0];", "Not a gate of the first qelib1.inc: sx")]
    [InlineData("swap q[0], q[1];", "Not a gate of the first qelib1.inc: swap")]
    [InlineData("x q[2];", "Not declared: q[2]")]
    [InlineData("cx q[0], q[0];", "Wrong operands")]
    [InlineData("c[0] = measure q[0];", "Not a statement")]
    [InlineData("qreg Q[2];", "Not a gate of the first qelib1.inc: qreg")]
    public void The_reader_refuses_bad_statements(string statement, string message)
    {
        var text = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[1];\n" + statement + "\nx q[0];\n";

        Should.Throw<FormatException>(() => StrictQasm2Reader.Read(text)).Message.ShouldContain(message);
    }
}
