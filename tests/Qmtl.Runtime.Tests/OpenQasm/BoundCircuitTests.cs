using Qmtl.Cli.Hosting;
using Qmtl.Compiler;
using Qmtl.Compiler.Emit.OpenQasm;
using Qmtl.Compiler.Tests.Emit.OpenQasm;
using Qmtl.Compiler.Text;
using Qmtl.Data;
using Qmtl.Files;
using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.OpenQasm;

/// <summary>The OpenQASM 2 programs of a model's class: a strict reader and full matrices give what the model answers.</summary>
public sealed class BoundCircuitTests : IDisposable
{
    private const string Text =
        """
        model Bound {
            input x[3];
            input bias;
            let hidden = tanh(dense(x, 4)) + 0.1 * bias;
            qubit[3] q;
            qubit spare;
            encode {
                weight w[3] in normal(1, 0.5);
                for i in 0..3 { ry(w[i] * hidden[i] + bias) q[i]; }
                crx(sigmoid(hidden[3])) q[0], q[1];
                cry(w[0]) q[1], q[2];
                swap q[2], spare;
                rxx(arctan(x[0])) q[0], q[2];
                sx spare;
            }
            head first : regression { weight t[2]; rx(t[0]) q[0]; u(t[1], 0.3, x[1]) q[1]; logits z(q[0]) * y(q[1]); }
            head other : regression { weight t; p(t) q[0]; cp(pi / 3) q[0], spare; logits x(q[0]); }
            head last  : regression { logits y(spare); }
        }
        """;

    private static readonly double[] X = [0.3, -1.2, 0.7];

    private readonly TemporaryFolder folder = new();
    private readonly LoadedModels models = ModelCompiler.Compile(Text);

    private delegate string ToOpenQasm2(ReadOnlySpan<double> x, double bias, int circuit);

    public void Dispose()
    {
        models.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_program_measures_what_the_model_answers(bool standardized)
    {
        var (parameters, standardizer) = (Parameters(), standardized ? Scaling() : null);
        double[] inputs = [.. X, 0.4];
        standardizer?.Apply(inputs);
        using var model = ModelUnderTest.Compile(Text);
        var logits = model.Logits<double>(parameters, inputs);
        string[] heads = [.. models.SchemaOf("Bound").Heads.Select(h => h.Name)];

        var export = Export(parameters, standardizer);
        var answered = new List<string>();
        for (var circuit = 0; circuit < CircuitCount; circuit++)
        {
            var program = StrictQasm2Reader.Read(export(X, 0.4, circuit));
            foreach (var (head, _, value) in program.Measure(FirstGateLibrary.Apply))
            {
                answered.Add(head);
                value.ShouldBe(logits[Array.IndexOf(heads, head)], 1e-11);
            }
        }

        answered.Order().ShouldBe(heads.Order());
    }

    [Fact]
    public void The_class_gives_the_OpenQASM_3_programs_whole()
    {
        var toOpenQasm3 = models.TypeOf("Bound").GetMethod("ToOpenQasm3")!.CreateDelegate<Func<int, string>>();
        var model = QmtlCompiler.Compile(new SourceText("Bound.qmtl", Text)).Models.ShouldHaveSingleItem();

        Enumerable.Range(0, CircuitCount).Select(toOpenQasm3).ShouldBe(OpenQasm3Emitter.Emit(model.Ir).Select(p => p.Text));
    }

    [Fact]
    public void Wrong_samples_and_circuits_are_refused()
    {
        var export = Export(Parameters(), null);

        CircuitCount.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => export(X, 0, 2)).ParamName.ShouldBe("circuit");
        Should.Throw<ArgumentException>(() => export([1], 0, 0)).Message.ShouldContain("x has 3 numbers, but 1 are given.");
        Should.Throw<ArgumentException>(() => export(X, double.NaN, 0)).Message.ShouldContain("bias");
    }

    private int CircuitCount => (int)models.TypeOf("Bound").GetProperty("CircuitCount")!.GetValue(null)!;

    private double[] Parameters()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, models.SchemaOf("Bound").ParameterCount).Select(_ => random.NextDouble() - 0.5)];
    }

    private Standardizer Scaling() => Standardizer.Fit(Dataset.Create(models.SchemaOf("Bound"), [1, 2, 3, 4, 0, 1, 5, 2], new double[6]));

    /// <summary>The method of the class, with its parameters as users call it, on a model that was saved and loaded.</summary>
    private ToOpenQasm2 Export(double[] parameters, Standardizer? standardizer)
    {
        var (type, path) = (models.TypeOf("Bound"), folder.In("parameters.safetensors"));
        ParameterFile.Save<double>(path, models.SchemaOf("Bound"), parameters, standardizer);
        var model = type.GetMethod("Load")!.CreateDelegate<Func<string, object>>()(path);
        return type.GetMethod("ToOpenQasm2")!.CreateDelegate<ToOpenQasm2>(model);
    }
}
