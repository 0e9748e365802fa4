using System.Globalization;
using System.Text;
using Qmtl.Cli.Tests;

namespace Qmtl.Jobs.Tests.Commands;

/// <summary>A trained model with a backbone, overlapping heads in two bases, a classical head, and machines of all services.</summary>
public sealed class TrainedRing : IDisposable
{
    private const string Text = """
        backend exact = ionq { target "simulator"; shots 100; }
        backend forte = ionq { target "qpu.forte-1"; shots 3000; }
        backend torino = ibm { target "ibm_torino"; shots 3000; qubits 4; basis rz, sx, x, cz; coupling linear; }
        backend sv1 = braket { target "arn:aws:braket:::device/quantum-simulator/amazon/sv1"; shots 3000; }
        backend aria = braket { target "arn:aws:braket:us-east-1::device/qpu/ionq/Aria-1"; shots 3000; qubits 4; basis gpi, gpi2, rz, sx, cz; coupling linear; }
        backend here = simulator { precision float64; }

        model Ring {
            input x[3];
            let shared = tanh(dense(x, 3));
            qubit[3] q;
            encode {
                weight w[3] in uniform(-pi, pi);
                for i in 0..3 { ry(pi * shared[i] + w[i]) q[i]; }
                entangle ring cz q;
            }
            head positive : binary     { weight a; rx(a) q[0]; logits 4 * z(q[0]); }
            head other    : binary     { weight b; ry(b) q[0]; logits 2 * x(q[0]) + shared[1]; }
            head size     : regression { weight c; ry(c) q[2]; logits z(q[2]) + x(q[1]) * x(q[2]); }
            head plain    : regression { logits linear(shared); }
        }
        """;

    public TrainedRing()
    {
        Model = Folder.Write("ring.qmtl", Text);
        var random = new SeededRandom(5);
        var rows = new StringBuilder("x_0,x_1,x_2,positive,other,size,plain\n");
        for (var i = 0; i < 8; i++)
        {
            double[] x = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            rows.Append(CultureInfo.InvariantCulture, $"{x[0]:R},{x[1]:R},{x[2]:R},{(x[0] > 0 ? 1 : 0)},{(x[1] > x[2] ? 1 : 0)},{x[2]:R},{x[1]:R}\n");
        }

        Data = Folder.Write("data.csv", rows.ToString());
        ToolRun.Succeed("train", Model, "--data", Data, "--epochs", "3", "--validation", "0", "--output", Folder.In("run"));
    }

    public TemporaryFolder Folder { get; } = new();

    public string Model { get; }

    public string Data { get; }

    /// <summary>What every command takes.</summary>
    public string[] Options => [Model, "--data", Data, "--parameters", Folder.In("run/parameters.safetensors")];

    public void Dispose() => Folder.Dispose();
}
