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

    [Fact]
    public void The_class_of_256_heads_on_1024_expectations_stays_under_1_MB()
    {
        const string Hybrid =
            """
            model Hybrid {
                input x[16];
                let shared = tanh(dense(x, 1024));
                qubit[1024] q;
                encode {
                    weight theta[1024, 2];
                    for i in 0..1024 { ry(pi * shared[i]) q[i]; }
                    entangle brick cz q;
                    for i in 0..1024 { rz(theta[i, 0]) q[i]; ry(theta[i, 1]) q[i]; }
                }
                head task[_t in 0..256] : binary { logits linear(z(q)); }
            }
            """;
        var model = QmtlCompiler.Compile(new SourceText("Hybrid.qmtl", Hybrid)).Models.ShouldHaveSingleItem();

        model.Plan.Circuits.Count.ShouldBe(1022);
        model.Plan.Circuits.Sum(c => c.Values.Count).ShouldBe(1024);
        Encoding.UTF8.GetByteCount(model.CSharp).ShouldBeLessThan(1_000_000);
    }
}
