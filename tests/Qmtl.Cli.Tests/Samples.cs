using System.Globalization;
using System.Text;

namespace Qmtl.Cli.Tests;

/// <summary>Small models and data.</summary>
internal static class Samples
{
    /// <summary>One circuit, and a head of every kind.</summary>
    public const string Signs =
        """
        namespace Sample.Models;

        model Signs {
            input x[3];
            weight scale[3] in constant(1);
            qubit[3] q;
            encode {
                weight turn[3] in uniform(-1, 1);
                for i in 0..3 { ry(scale[i] * x[i] + turn[i]) q[i]; }
                entangle ring cz q;
            }
            head positive : binary { weight a in constant(0.1); rx(a) q[0]; logits 4 * z(q[0]); }
            head level : { low, middle, high } { weight a[3]; logits a * z(q[1]); }
            head size : regression { weight b; ry(b) q[2]; logits z(q[2]); }
        }
        """;

    /// <summary>Heads that act on the same qubit cannot share a circuit.</summary>
    public const string Overlapping =
        """
        model Overlapping {
            input x;
            qubit[1] q;
            encode { ry(x) q[0]; }
            head a : binary { weight t; rx(t) q[0]; logits z(q[0]); }
            head b : binary { weight t; ry(t) q[0]; logits z(q[0]); }
        }
        """;

    /// <summary>Rows for <see cref="Signs"/> whose labels follow from the inputs; some labels are missing.</summary>
    public static string SignsData(int rows, int seed = 1)
    {
        var random = new Random(seed);
        var text = new StringBuilder("x_0,x_1,x_2,positive,level,size\n");
        for (var row = 0; row < rows; row++)
        {
            var x = new double[3];
            for (var i = 0; i < x.Length; i++) x[i] = (2 * random.NextDouble()) - 1;
            var level = row % 10 == 3 ? "" : x[1] < -0.33 ? "low" : x[1] < 0.33 ? "middle" : "high";
            text.Append(CultureInfo.InvariantCulture, $"{x[0]},{x[1]},{x[2]},{(x[0] > 0 ? 1 : 0)},{level},{Math.Sin(x[2])}\n");
        }

        return text.ToString();
    }
}
