using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Cli.Terminals;
using Qmtl.Compiler;

namespace Qmtl.Cli.Tests;

/// <summary><c>plan</c>: how a model is executed.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private const string Family =
        """
        model Family {
            input x[8];
            qubit[8] q;
            encode { for i in 0..8 { ry(x[i]) q[i]; } entangle brick cz q; }
            head task[t in 0..4] : binary { weight a; ry(a) q[2 * t]; cx q[2 * t], q[2 * t + 1]; logits z(q[2 * t + 1]); }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plan_tells_circuits_passes_and_memory()
    {
        var output = ToolRun.Succeed("plan", folder.Write("signs.qmtl", Samples.Signs));

        output.ShouldBe(
            """
            Signs, single precision: 3 heads, 1 circuit, 1 shape

            circuit for            circuits  expectations  qubits  gates  state × (gates + 1)  apart
            ─────────────────────  ────────  ────────────  ──────  ─────  ───────────────────  ─────
            positive, level, size         1             3       3      8                   72    116
            all heads, as chosen          1             3                                  72    116
            positive, level, size: share a circuit, which costs 72, instead of 116 apart; there is no other circuit.

            Shape 0: 3 qubits, 8 amplitudes, 8 steps; 1 circuit, for positive, level, size
            shape 0                              steps  sweeps  forward flop  bytes  backward flop  bytes
            ───────────────────────────────────  ─────  ──────  ────────────  ─────  ─────────────  ─────
            product of qubits                        3       1           108    208            312    416
            diagonal, the same for every sample      3       1            16    130             32    258
            layer of rotations                       2       1            96    128            264    256
            measurements                             3       1            52     64             60    128
            one circuit                                      4           272    530            668  1,058

            one sample, all circuits  flop  bytes
            ────────────────────────  ────  ─────
            expectations (forward)     272    530
            derivatives (backward)     668  1,058
            gradient (both)            940  1,588
            Not counted: sines and cosines of angles, filling tables of phases, classical layers.

            memory of a chunk of 16 samples      bytes
            ───────────────────────────────────  ─────
            values and their derivatives         1,408
            angles, sines, cosines, derivatives  1,280
            states                               1,792
            state carried backward               1,024
            tables of phases                        64
            total                                5,568

            gradient of one sample on a machine        circuits
            ─────────────────────────────────────────  ────────
            without shifts                                    1
            shifts in the shared stage                        6
            shifts in heads, one of each head at once         2
            all                                               9
            all, if heads were shifted one by one            11

            """);
    }

    [Fact]
    public void Heads_that_cannot_share_a_circuit_say_why()
    {
        var output = ToolRun.Succeed("plan", folder.Write("overlapping.qmtl", Samples.Overlapping));

        output.ShouldContain("Overlapping, single precision: 2 heads, 2 circuits, 2 shapes\n");
        output.ShouldContain("a, b: each has a circuit of its own; it cannot be joined with another, because gates of a head act on a qubit that a head of the other uses.\n");
        output.ShouldNotContain("all heads in one circuit");
    }

    [Fact]
    public void Circuits_of_a_family_are_told_as_one()
    {
        var output = ToolRun.Succeed("plan", folder.Write("family.qmtl", Family));

        string[] lines =
        [
            "task[0], task[3]                 2             2       3      7                  128    128",
            "task[1], task[2]                 2             2       4      9                  320    320",
            "all heads in one circuit         1             4       8     23                6,144",
            "task[1], task[2]: each has a circuit of its own; joined with another it would have 5 qubits and 13 gates and cost 448, instead of 224 for both.",
            "Shape 1: 4 qubits, 16 amplitudes, 6 steps; 2 circuits, for task[1], task[2]",
        ];
        lines.ShouldBeSubsetOf(output.Split('\n'));
    }

    [Theory]
    [InlineData(Samples.Signs)]
    [InlineData(Samples.Overlapping)]
    public void The_memory_is_that_of_a_workspace(string text)
    {
        var file = folder.Write("model.qmtl", text);

        var output = ToolRun.Succeed("plan", file, "--precision", "double");

        var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        using var model = OpenedModel.Load(ModelFile.OpenValid(file, ConstantValues.None, terminal, default), null, null, terminal, default);
        var total = output.Split('\n').Last(line => line.StartsWith("total", StringComparison.Ordinal)).Split(' ')[^1];
        long.Parse(total, NumberStyles.AllowThousands, CultureInfo.InvariantCulture).ShouldBe(model.Schema.Layout.Bytes<double>());
        output.ShouldContain("memory of a chunk of 8 samples");
    }

    [Fact]
    public void A_backend_turns_states_into_density_matrices()
    {
        var text = Samples.Signs + "\nbackend noisy = simulator { precision float64; noise { after 1q bit_flip(0.01); after 2q depolarizing_pauli(0.02); } }\n";

        var output = ToolRun.Succeed("plan", folder.Write("signs.qmtl", text), "--backend", "noisy");

        output.ShouldStartWith("Signs on noisy, double precision:");
        output.ShouldContain("with noise, ");
        output.ShouldContain("depolarizing channels");
        ToolRun.Of("plan", folder.In("signs.qmtl"), "--backend", "noisier").ShouldBe(
            new ToolRun(2, "", $"{folder.In("signs.qmtl")} has no backend 'noisier'. It has noisy.\n"));
    }

    [Fact]
    public void A_model_without_qubits_simulates_nothing()
    {
        var text = "model Classical { input x[2]; head a : binary { weight w[2]; logits w[0] * x[0] + w[1] * x[1]; } }";

        ToolRun.Succeed("plan", folder.Write("classical.qmtl", text)).ShouldBe(
            "Classical, single precision: 1 head, 0 circuits, 0 shapes\nNothing is measured, so nothing is simulated.\n");
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing()
    {
        var run = ToolRun.Of("plan", folder.In("none.qmtl"));

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("the file does not exist");
    }
}
