using Qmtl.Cli.Hosting;
using Qmtl.Mitigation;
using Qmtl.Runtime.Tests.Gradients;

namespace Qmtl.Runtime.Tests.Mitigation;

/// <summary>Zero-noise extrapolation on the model of a device: errors as calibrations have them, of every gate and qubit in its own way.</summary>
public sealed class DeviceMitigationTests
{
    private const string Noise = """
        noise {
            after sx depolarizing_uniform(0.0005);
            after sx thermal_relaxation(120, 80, 0.035);
            after x depolarizing_uniform(0.0006);
            after cx on 0, 1 depolarizing_uniform(0.009);
            after cx on 0, 1 thermal_relaxation(131, 102, 0.28) on 0;
            after cx on 0, 1 thermal_relaxation(124, 79, 0.28) on 1;
            after cx on 1, 2 depolarizing_uniform(0.012);
            after cx on 1, 2 thermal_relaxation(124, 79, 0.47);
        }
        """;

    private const string Circuit = """
        model Circuit {
            qubit[3] q;
            encode {
                for layer in 0..3 {
                    for i in 0..3 { rz(0.4 + 0.3 * i) q[i]; sx q[i]; rz(1.1 - 0.2 * layer) q[i]; sx q[i]; }
                    cx q[0], q[1];
                    cx q[1], q[2];
                }
            }
            head a : regression { logits z(q[0]); }
            head b : regression { logits z(q[1]); }
            head c : regression { logits z(q[2]); }
            head d : regression { logits z(q[0]) * z(q[1]); }
            head e : regression { logits x(q[1]) * z(q[2]); }
        }

        """;

    private static readonly double[] Scales = [1, 3, 5];

    [Theory]
    [InlineData(ExtrapolationMethod.Linear, 0.35)]
    [InlineData(ExtrapolationMethod.Richardson, 0.15)]
    [InlineData(ExtrapolationMethod.Exponential, 0.1)]
    public void Extrapolation_reduces_the_error_of_expectations(ExtrapolationMethod method, double share)
    {
        var backends = Scales.Select(s => $"backend fold{s} = simulator {{ fold {s}; {Noise} }} model Circuit{s} = Circuit on fold{s};\n");
        using var models = ModelCompiler.Compile(Circuit + string.Concat(backends));
        var logits = models.Models.Select(m => new ModelUnderTest(models, m).Logits<double>([], [])).ToArray();
        var (ideal, noisy) = (logits[0], logits[1..]);
        var extrapolated = ideal.Select((_, i) => ZeroNoiseExtrapolation.Extrapolate(method, Scales, [.. noisy.Select(n => n[i])]));
        var error = MeanError(noisy[0]);
        error.ShouldBeGreaterThan(0.01);
        MeanError([.. extrapolated]).ShouldBeLessThan(share * error);

        double MeanError(double[] values) => values.Zip(ideal, (v, i) => Math.Abs(v - i)).Average();
    }
}
