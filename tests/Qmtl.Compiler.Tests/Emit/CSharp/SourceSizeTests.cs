using System.Text;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests.Emit.CSharp;

public sealed class SourceSizeTests
{
    /// <summary>The model of about 1,000 gates that the benchmarks measure, whose heads need two circuits.</summary>
    private const string Text =
        """
        namespace Benchmarks;

        const revision = 0;

        ansatz Layers(depth) on q {
            weight theta[depth, size(q), 2];
            for layer in 0..depth {
                for i in 0..size(q) { ry(theta[layer, i, 0]) q[i]; rz(theta[layer, i, 1]) q[i]; }
                entangle linear cx q;
            }
        }

        /// Four questions about 64 numbers.
        model Gates {
            input x[64];
            let shared = tanh(dense(x, 8));
            qubit[8] q;
            encode {
                for i in 0..size(q) { ry(pi * shared[i] + revision) q[i]; }
                entangle brick cz q;
                Layers(41) on q;
            }
            head a : binary              { Layers(2) on q[0..2]; logits 4 * z(q[0]); }
            head b : binary              { Layers(2) on q[2..4]; logits 4 * z(q[2]); }
            head c : { low, middle, high } { Layers(2) on q[4..6]; logits 4 * z(q[4..7]); }
            head d : regression          { Layers(2) on q[6..8]; logits z(q[6]) * z(q[7]); }
        }

        """;

    [Fact]
    public void The_class_of_a_model_of_1000_gates_stays_under_200_kB()
    {
        var model = QmtlCompiler.Compile(new SourceText("Gates.qmtl", Text)).Models.ShouldHaveSingleItem();

        (model.Ir.Encoding.Count + model.Ir.Heads.Sum(h => h.Gates.Count)).ShouldBe(998);
        Encoding.UTF8.GetByteCount(model.CSharp).ShouldBeLessThan(200_000);
    }
}
