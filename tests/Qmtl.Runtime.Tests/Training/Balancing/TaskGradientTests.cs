using System.Numerics;
using System.Runtime.InteropServices;
using Qmtl.Cli.Hosting;
using Qmtl.Data;
using Qmtl.Modeling;
using Qmtl.Training;

namespace Qmtl.Runtime.Tests.Training;

/// <summary>The gradients of all tasks, from one forward pass.</summary>
public sealed class TaskGradientTests
{
    /// <summary>One circuit for all heads, with tables, products and registers; then one for each head.</summary>
    private const string Quantum =
        """
        model Joint {
            input x[4];
            let f = tanh(dense(x, 4));
            qubit[4] q;
            encode {
                weight w[4]; weight p;
                for i in 0..4 { ry(f[i]) q[i]; } entangle ring cz q;
                for i in 0..4 { rx(w[i]) q[i]; rz(p * x[i]) q[i]; } rzz(p) q[0], q[3];
            }
            head a : binary { weight t[2]; ry(t[0]) q[0]; rz(t[1]) q[0]; ry(t[0]) q[1]; logits 4 * z(q[0]); }
            head b : classes(3) { weight t; crx(t) q[2], q[3]; logits linear(z(q[1..4])); }
            head c : regression { logits z(q[0]) * z(q[2]) + x(q[1]); }
        }
        """;

    private const string Overlapping =
        """
        model Overlapping {
            input x[4];
            qubit[2] q;
            encode { weight w[2]; for i in 0..2 { ry(w[i] * x[i]) q[i]; } cx q[0], q[1]; }
            head a : binary { weight t; rx(t) q[0]; logits z(q[0]); }
            head b : classes(3) { weight t; ry(t) q[0]; logits linear(z(q)); }
            head c : regression { weight t; ry(t) q[1]; logits z(q[1]) * x[0]; }
        }
        """;

    private const string Noisy =
        """
        model Noisy {
            input x[4];
            qubit[2] q;
            encode {
                weight w[2];
                for i in 0..2 { ry(w[i] * x[i]) q[i]; channel depolarizing_uniform(0.1) q[i]; }
                cx q[0], q[1];
                channel amplitude_damping(1) q[1];
                ry(w[0]) q[1];
            }
            head a : binary { weight t; rx(t) q[0]; channel phase_damping(0.2) q[0]; logits z(q[0]); }
            head b : classes(3) { weight t; ry(t) q[0]; logits linear(z(q)); }
            head c : regression { weight t; rx(t) q[1]; logits z(q[1]); }
        }
        """;

    public static TheoryData<string, int> Models => new()
    {
        { Quantum, 1 },
        { Quantum, 3 },
        { Overlapping, 1 },
        { Overlapping, 2 },
        { Noisy, 1 },
        { Noisy, 3 },
    };

    [Fact]
    public void One_forward_pass_serves_all_tasks()
    {
        var data = ForkModel.Rows(40, seed: 1);
        var (before, chunks) = (ForkModel.ForwardPasses, 40 / 8);
        Compute<ForkModel, double>(data, threads: 1, [1, 1, 1], isByHead: true);
        (ForkModel.ForwardPasses - before).ShouldBe(chunks);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void They_add_up_to_the_gradient_and_each_has_the_bits_of_a_pass_of_its_own(string text, int threads)
    {
        using var loaded = ModelCompiler.Compile(text);
        loaded.Run(loaded.Models[0].Ir.Name, new Check(threads)).ShouldBeTrue();
    }

    private sealed class Check(int threads) : IModelAction<bool>
    {
        public bool Run<TModel>()
            where TModel : IModel
        {
            CheckPrecision<TModel, double>(1e-12);
            CheckPrecision<TModel, float>(1e-5);
            return true;
        }

        private void CheckPrecision<TModel, T>(double tolerance)
            where TModel : IModel
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var data = Rows<TModel>(43);
            var all = Compute<TModel, T>(data, threads, [1, 1, 1], isByHead: true);
            var ordinary = Compute<TModel, T>(data, threads, [1, 1, 1], isByHead: false);
            var count = ordinary.Length;
            for (var p = 0; p < count; p++)
                double.CreateChecked(all[p] + all[count + p] + all[(2 * count) + p]).ShouldBe(double.CreateChecked(ordinary[p]), tolerance);

            for (var head = 0; head < 3; head++)
            {
                double[] alone = [0, 0, 0];
                alone[head] = 1;
                Bits<T>(all.AsSpan(head * count, count)).ShouldBe(Bits<T>(Compute<TModel, T>(data, 1, alone, isByHead: false)));
            }
        }
    }

    private static T[] Compute<TModel, T>(Dataset data, int threads, double[] headWeights, bool isByHead)
        where TModel : IModel
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var schema = TModel.Schema;
        using var batch = new BatchEvaluation<TModel, T>(new MultiTaskLoss(schema, new TrainingOptions()), threads, isByHead);
        var gradient = new T[schema.ParameterCount * (isByHead ? 3 : 1)];
        int[] rows = [.. Enumerable.Range(0, data.Rows)];
        batch.Gradient(ParameterInitialization.Draw<T>(schema, 2), data, rows, headWeights, new LossSums(3), gradient);
        return gradient;
    }

    private static Dataset Rows<TModel>(int rows)
        where TModel : IModel
    {
        var random = new SeededRandom(3);
        var inputs = Enumerable.Range(0, rows * 4).Select(_ => random.NextNormal()).ToArray();
        var labels = Enumerable.Range(0, rows).SelectMany(_ => new[] { random.Next(2), random.Next(3), random.NextNormal() }).ToArray();
        for (var row = 16; row < 32; row++) labels[row * 3] = double.NaN; // Whole chunks without a label of the first head.
        return Dataset.Create(TModel.Schema, inputs, labels);
    }

    /// <summary>The bits of numbers, where both zeros count as the same.</summary>
    private static string Bits<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] unsigned = [.. numbers];
        foreach (ref var number in unsigned.AsSpan()) number += T.Zero;
        return Convert.ToHexString(MemoryMarshal.AsBytes<T>(unsigned));
    }
}
