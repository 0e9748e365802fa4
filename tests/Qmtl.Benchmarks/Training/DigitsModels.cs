using Qmtl.Cli.Hosting;

namespace Qmtl.Benchmarks.Training;

/// <summary>The model <c>Digits</c> of Qmtl.Models, its circuit without the classical backbone, and the backbone without the circuit.</summary>
internal static class DigitsModels
{
    /// <summary>The circuit takes what the backbone would give as inputs.</summary>
    public const string Circuit = "DigitsCircuit";

    /// <summary>The heads take what the backbone gives.</summary>
    public const string Backbone = "DigitsBackbone";

    private const string Parts = $$"""
        model {{Circuit}} {
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

        model {{Backbone}} {
            input pixels[64];
            let shared = tanh(dense(pixels / 16, 8));
            head odd   : binary { logits 4 * shared[0] * shared[1]; }
            head large : binary { logits 4 * shared[2] * shared[3]; }
            head prime : binary { logits 4 * shared[4] * shared[5]; }
            head hole  : binary { logits 4 * shared[6] * shared[7]; }
        }
        """;

    public static LoadedModels Compile()
    {
        using var reader = new StreamReader(typeof(DigitsModels).Assembly.GetManifestResourceStream("Digits.qmtl")!);
        var models = ModelCompiler.Compile($"{reader.ReadToEnd()}\n{Parts}", "Digits.qmtl");
        int[] counts = [.. new[] { "Digits", Circuit, Backbone }.Select(name => models.SchemaOf(name).ParameterCount)];
        if (counts[0] != counts[1] + counts[2])
            throw new InvalidOperationException($"{Circuit} and {Backbone} are not the parts of Digits.qmtl any more: write them anew.");
        return models;
    }
}
