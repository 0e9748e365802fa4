using System.Globalization;
using System.Text;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>The text of a model of about a given number of gates: 8 qubits, layers of rotations and a chain of CX, four heads.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="Layers">How many layers of 23 gates the shared stage has; 15 + 40 gates come with the data and the heads.</param>
/// <param name="IsWrittenOut">Every gate has a line of its own, as programs write models; otherwise loops and blocks, as people do.</param>
internal sealed record GateModel(string Name, int Layers, bool IsWrittenOut = false)
{
    private const int Qubits = 8;
    private const int GatesPerLayer = (3 * Qubits) - 1;
    private const int OtherGates = (2 * Qubits) - 1 + 40;

    public int Gates => OtherGates + (GatesPerLayer * Layers);

    /// <summary>The model whose number of gates is nearest.</summary>
    public static GateModel OfGates(int gates, bool isWrittenOut = false, string name = "Gates") =>
        new(name, Math.Max(1, (int)Math.Round((double)(gates - OtherGates) / GatesPerLayer)), isWrittenOut);

    /// <param name="revision">Part of an angle: another revision is another class.</param>
    public string Print(int revision = 0) => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Benchmarks;

        const revision = {{revision}};

        ansatz Layers(depth) on q {
            weight theta[depth, size(q), 2];
            for layer in 0..depth {
                for i in 0..size(q) { ry(theta[layer, i, 0]) q[i]; rz(theta[layer, i, 1]) q[i]; }
                entangle linear cx q;
            }
        }

        /// Four questions about 64 numbers.
        model {{Name}} {
            input x[64];
            let shared = tanh(dense(x, {{Qubits}}));
            qubit[{{Qubits}}] q;
            encode {
                for i in 0..size(q) { ry(pi * shared[i] + revision) q[i]; }
                entangle brick cz q;
        {{(IsWrittenOut ? WriteOut() : $"        Layers({Layers}) on q;\n")}}    }
            head a : binary              { Layers(2) on q[0..2]; logits 4 * z(q[0]); }
            head b : binary              { Layers(2) on q[2..4]; logits 4 * z(q[2]); }
            head c : { low, middle, high } { Layers(2) on q[4..6]; logits 4 * z(q[4..7]); }
            head d : regression          { Layers(2) on q[6..8]; logits z(q[6]) * z(q[7]); }
        }

        """);

    private string WriteOut()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"        weight theta[{Layers}, {Qubits}, 2];\n");
        for (var layer = 0; layer < Layers; layer++)
        {
            for (var i = 0; i < Qubits; i++)
                text.Append(CultureInfo.InvariantCulture, $"        ry(theta[{layer}, {i}, 0]) q[{i}];\n        rz(theta[{layer}, {i}, 1]) q[{i}];\n");
            for (var i = 1; i < Qubits; i++) text.Append(CultureInfo.InvariantCulture, $"        cx q[{i - 1}], q[{i}];\n");
        }

        return text.ToString();
    }
}
