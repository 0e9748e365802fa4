using Qmtl.Cli.Hosting;

namespace Qmtl.Benchmarks.Training;

/// <summary>The model <c>Digits</c> of Qmtl.Models, and its circuit without the classical backbone in front.</summary>
internal static class DigitsModels
{
    /// <summary>The circuit takes what the backbone would give as inputs; everything else is as in <c>Digits</c>.</summary>
    private const string Circuit = """
        model DigitsCircuit {
            input shared[8];
            qubit[8] q;
            encode {
                Angle(shared) on q;
                entangle brick cz q;
                HardwareEfficient(1) on q;
            }
            head odd   : binary { HardwareEfficient(2) on q[0..2]; logits 4 * z(q[0]); }
            head large : binary { HardwareEfficient(2) on q[2..4]; logits 4 * z(q[2]); }
            head prime : binary { HardwareEfficient(2) on q[4..6]; logits 4 * z(q[4]); }
            head hole  : binary { HardwareEfficient(2) on q[6..8]; logits 4 * z(q[6]); }
        }
        """;

    public static LoadedModels Compile()
    {
        using var reader = new StreamReader(typeof(DigitsModels).Assembly.GetManifestResourceStream("Digits.qmtl")!);
        return ModelCompiler.Compile($"{reader.ReadToEnd()}\n{Circuit}", "Digits.qmtl");
    }
}
