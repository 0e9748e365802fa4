using System.Globalization;
using System.Text;
using Qmtl.Modeling;

namespace Qmtl.Cli.Inference;

/// <summary>
/// Predictions as CSV. A binary head has a column with 0 or 1 and one with the probability of 1; a categorical head a column with the
/// label and one with the probability of each; a regression one column.
/// </summary>
internal static class PredictionTable
{
    /// <param name="schema">The model.</param>
    /// <param name="logits">Shape [rows, logits].</param>
    public static string Write(ModelSchema schema, ReadOnlySpan<double> logits)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', ["row", .. schema.Heads.SelectMany(Columns)]).Append('\n');
        for (var row = 0; row * schema.LogitCount < logits.Length; row++)
        {
            text.Append(row.ToString(CultureInfo.InvariantCulture));
            foreach (var head in schema.Heads)
            {
                foreach (var cell in Cells(head, logits.Slice((row * schema.LogitCount) + head.LogitOffset, head.LogitCount)))
                    text.Append(',').Append(cell);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Columns(HeadSchema head) => head.Kind switch
    {
        HeadKind.Binary => [head.Name, $"{head.Name}_probability"],
        HeadKind.Categorical => [head.Name, .. head.Labels.Select(label => $"{head.Name}_probability_{label}")],
        _ => [head.Name],
    };

    private static string[] Cells(HeadSchema head, ReadOnlySpan<double> logits) => head.Kind switch
    {
        HeadKind.Binary => [logits[0] > 0 ? "1" : "0", Number(Decoding.Sigmoid(logits[0]))],
        HeadKind.Categorical => [head.Labels[Decoding.MostLikely(logits)], .. Decoding.Softmax(logits).Select(Number)],
        _ => [Number(logits[0])],
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
