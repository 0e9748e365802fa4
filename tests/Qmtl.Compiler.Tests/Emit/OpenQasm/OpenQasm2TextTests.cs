using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Intermediate;
using Qmtl.OpenQasm;

namespace Qmtl.Compiler.Tests.Emit.OpenQasm;

public sealed class OpenQasm2TextTests
{
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
}
