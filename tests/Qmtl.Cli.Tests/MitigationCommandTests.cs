using System.Globalization;
using Qmtl.Cli.Hosting;
using Qmtl.Files;

namespace Qmtl.Cli.Tests;

/// <summary><c>--mitigate</c>: answers under noise with the noise taken out.</summary>
public sealed class MitigationCommandTests : IDisposable
{
    private const string Model = """
        model Waves {
            input x[2];
            qubit[2] q;
            encode { weight w[2]; for i in 0..2 { ry(w[i] * x[i] + 0.4) q[i]; } cx q[0], q[1]; for i in 0..2 { rx(0.3) q[i]; } cz q[0], q[1]; }
            head a : regression { logits 2 * z(q[0]) + z(q[0]) * z(q[1]); }
        }
        backend noisy = simulator { noise { after 2q depolarizing_uniform(0.02); after 1q amplitude_damping(0.004); readout(0.03, 0.07) on 0; readout(0.02, 0.05); } }
        backend misread = simulator { noise { readout(0.03, 0.07); } }

        """;

    private readonly TemporaryFolder folder = new();
    private readonly string model;
    private readonly string data;
    private readonly string parameters;

    public MitigationCommandTests()
    {
        (model, data, parameters) = (folder.Write("model.qmtl", Model), folder.Write("data.csv", "x_0,x_1\n0.2,-0.7\n1.1,0.5\n-0.4,0.9\n"), folder.In("parameters.safetensors"));
        using var compiled = ModelCompiler.Compile(Model);
        ParameterFile.Save<double>(parameters, compiled.SchemaOf("Waves"), [0.8, -1.3]);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Inverted_readout_leaves_the_noise_of_gates()
    {
        var (ideal, misread) = (Predict(), Predict("--backend", "misread"));
        misread.Zip(ideal, (m, i) => Math.Abs(m - i)).Max().ShouldBeGreaterThan(0.05);
        Predict("--backend", "misread", "--mitigate", "readout").ShouldBe(ideal, 1e-12);
    }

    [Fact]
    public void Inverted_readout_of_shots_is_unbiased()
    {
        var (ideal, text) = (Predict(), Model.Replace("simulator { noise { readout(0.03, 0.07); } }", "simulator { shots 200000; noise { readout(0.03, 0.07); } }", StringComparison.Ordinal));
        File.WriteAllText(model, text);
        Predict("--backend", "misread", "--seed", "3").Zip(ideal, (m, i) => Math.Abs(m - i)).Max().ShouldBeGreaterThan(0.05);
        Predict("--backend", "misread", "--seed", "3", "--mitigate", "readout").ShouldBe(ideal, 0.03);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("richardson")]
    [InlineData("exponential")]
    public void Extrapolation_brings_answers_nearer_to_those_without_noise(string method)
    {
        var ideal = Predict();
        var inverted = Error(Predict("--backend", "noisy", "--mitigate", "readout"));
        inverted.ShouldBeGreaterThan(0.01);
        inverted.ShouldBeLessThan(Error(Predict("--backend", "noisy")));
        Error(Predict("--backend", "noisy", "--mitigate", "readout,zne", "--extrapolation", method)).ShouldBeLessThan(0.4 * inverted);

        double Error(double[] answers) => answers.Zip(ideal, (a, i) => Math.Abs(a - i)).Average();
    }

    [Theory]
    [InlineData("--mitigate takes out errors of a backend", "--mitigate", "readout")]
    [InlineData("--mitigate takes 'readout', 'zne' or both with a comma between, not 'zn'.", "--backend", "noisy", "--mitigate", "zn")]
    [InlineData("misread has no noise after gates: leave 'zne' out", "--backend", "misread", "--mitigate", "zne")]
    [InlineData("--folds takes different odd numbers below 100, two at least, not '1,2'.", "--backend", "noisy", "--mitigate", "zne", "--folds", "1,2")]
    public void What_cannot_be_mitigated_is_told(string message, params string[] options)
    {
        var run = ToolRun.Of(["predict", model, "--data", data, "--parameters", parameters, .. options]);
        run.ExitCode.ShouldBe(ExitCode.WrongUsage);
        run.Error.ShouldContain(message);
    }

    private double[] Predict(params string[] options) =>
        [.. ToolRun.Succeed(["predict", model, "--data", data, "--parameters", parameters, .. options]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))];
}
