using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Tests.Analysis;

namespace Qmtl.Compiler.Tests.Targets;

/// <summary>What a backend says of its machine.</summary>
public sealed class DeviceSettingsTests
{
    private const string Pair = "model Pair { qubit[2] q; encode { h q; } head answer : binary { logits z(q[0]) * x(q[1]); } }\n";

    [Fact]
    public void A_machine_has_a_target_and_shots()
    {
        var backend = Backend("backend b = ionq { target \"qpu.forte-1\"; shots 2 * 1000; }");
        (backend.Kind, backend.Target, backend.Shots).ShouldBe((BackendKind.IonQ, "qpu.forte-1", 2000));
        backend.Device.ShouldBe(DeviceIr.Unlimited);
        backend.Kind.IsHardware().ShouldBeTrue();
    }

    [Theory]
    [InlineData("ibm", BackendKind.Ibm)]
    [InlineData("braket", BackendKind.Braket)]
    public void Services_have_words(string word, BackendKind kind) => Backend($"backend b = {word} {{ target \"t\"; }}").Kind.ShouldBe(kind);

    [Fact]
    public void A_simulator_can_be_like_a_machine()
    {
        var backend = Backend("const n = 3; backend b = simulator { qubits n; basis rz, sx, x, ecr; coupling [0, 1], [n - 1, 1]; }");
        backend.Kind.ShouldBe(BackendKind.Simulator);
        backend.Device.ShouldBe(new DeviceIr(
            3,
            EquatableArray.Of(GateKind.RZ, GateKind.SX, GateKind.X, GateKind.ECR),
            EquatableArray.Of(new QubitPair(0, 1), new QubitPair(2, 1))));
        backend.ToString().ShouldBe("b: qubits 3; basis rz, sx, x, ecr; coupling [0, 1], [2, 1]");
    }

    [Theory]
    [InlineData("all", "")]
    [InlineData("linear", "[0, 1] [1, 0] [1, 2] [2, 1] [2, 3] [3, 2]")]
    [InlineData("ring", "[0, 1] [1, 0] [1, 2] [2, 1] [2, 3] [3, 2] [3, 0] [0, 3]")]
    public void Couplings_with_a_word_go_both_ways(string word, string pairs) =>
        string.Join(" ", Backend($"backend b = simulator {{ qubits 4; coupling {word}; }}").Device.Coupling).ShouldBe(pairs);

    [Fact]
    public void The_order_of_settings_does_not_matter() =>
        Backend("backend b = simulator { coupling linear; qubits 2; }").Device.Coupling.Count.ShouldBe(2);

    [Theory]
    [InlineData("backend b = rigetti { }", "QMTL6007", "there is no device 'rigetti': a backend is a 'simulator', a machine of 'ionq', 'ibm' or 'braket', or made from another backend")]
    [InlineData("backend b = ionx { }", "QMTL6007", "there is no device 'ionx': did you mean 'ionq'?")]
    [InlineData("backend b = ionq { target \"x\"; precision float64; }", "QMTL6008", "the device 'ionq' has no setting 'precision': its settings are 'target'")]
    [InlineData("backend b = simulator { target \"x\"; }", "QMTL6008", "the device 'simulator' has no setting 'target'")]
    [InlineData("backend b = ionq { target forte; }", "QMTL6010", "the target is the service's name")]
    [InlineData("backend b = ionq { target \" \"; }", "QMTL6010", "the target is the service's name")]
    [InlineData("backend b = ionq { target \"x\"; shots \"many\"; }", "QMTL6010", "'shots' is how often")]
    [InlineData("backend b = ionq { target \"x\"; shots 0; }", "QMTL2007", "")]
    [InlineData("backend b = ionq { target \"x\"; shots 10.5; }", "QMTL2005", "")]
    [InlineData("backend b = simulator { qubits 1, 2; }", "QMTL6010", "'qubits' is how many")]
    [InlineData("backend b = simulator { basis 3; }", "QMTL6010", "the basis is a list of gates")]
    [InlineData("backend b = simulator { basis rz, 2 * sx; }", "QMTL6010", "the basis is a list of gates")]
    [InlineData("backend b = simulator { basis rz, sxx, cz; }", "QMTL6031", "there is no gate 'sxx' of one or two qubits: did you mean 'sx'?")]
    [InlineData("backend b = simulator { basis rz, x, cz; }", "QMTL6032", "these gates do not make every gate of one qubit")]
    [InlineData("backend b = simulator { basis rz, sx, swap; }", "QMTL6032", "these gates do not entangle qubits")]
    [InlineData("backend b = simulator { qubits 3; coupling star; }", "QMTL6010", "the coupling is 'linear'")]
    [InlineData("backend b = simulator { qubits 3; coupling [0, 1], [1, -2]; }", "QMTL6033", "there is no qubit -2: the device has 3")]
    [InlineData("backend b = simulator { qubits 3; coupling [0, 1], [1, 1]; }", "QMTL6033", "qubit 1 is coupled to itself")]
    [InlineData("backend b = simulator { qubits 5; coupling [0, 1], [2, 3], [3, 4]; }", "QMTL6034", "no path of pairs leads from qubit 0 to qubit 2")]
    [InlineData("backend b = simulator { coupling [0, 1]; }", "QMTL6035", "the coupling is that of a number of qubits")]
    [InlineData("backend b = ibm { shots 3; }", "QMTL6030", "backend 'b' does not say which machine it is: add 'target \"ibm_torino\";'")]
    [InlineData("backend b = simulator { qubits 1; } model M = Pair on b;", "QMTL6036", "model 'M' has 2 qubits, and backend 'b' has 1")]
    [InlineData("backend b = braket { target \"arn\"; } model M = Pair on b;", "QMTL6037", "backend 'b' is a machine (braket), and what it computes is not simulated: write the circuits for it with 'qmtl export --backend b'")]
    public void Mistakes_are_told(string text, string id, string message)
    {
        var diagnostic = Analyzed.Text(Pair + text).Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        diagnostic.Message.ShouldStartWith(message);
    }

    private static BackendIr Backend(string text)
    {
        var analysis = Analyzed.Text(text);
        analysis.Diagnostics.ShouldBeEmpty();
        return analysis.Backends.ShouldHaveSingleItem();
    }
}
