using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The names of everything that lies in a model's vectors of values, parameters and logits.</summary>
internal sealed class ModelPlaces
{
    private readonly int logitOffset;

    public ModelPlaces(ModelIr model, ClassNames names, IReadOnlyList<ParameterPart> parts)
    {
        logitOffset = model.LogitOffset;
        HeadIr[][] families = [.. model.Heads.GroupBy(h => h.Name).Select(g => g.ToArray())];
        NameParameters(parts);
        NameLogits(model, names, families);
        NameValues(model, names, families);
    }

    /// <summary>Every number of one sample: inputs, lets, expectations, steps to the logits, logits.</summary>
    private Places Values { get; } = new("ValueAt", "Where the values of a sample are.");

    public Places Parameters { get; } = new("ParameterAt", "Where the tensors start in the flat parameter vector.");

    /// <summary>Within the logits.</summary>
    public Places Logits { get; } = new("LogitAt", "Where the logits of each head start.");

    /// <summary>A value as an expression.</summary>
    /// <param name="moves">Whether the loop variable <c>i</c> is added.</param>
    public string Value(int index, bool moves = false) => index >= logitOffset
        ? $"{Values.At(logitOffset)} + {Logits.At(index - logitOffset, moves)}"
        : Values.At(index, moves);

    /// <summary>A name with the size of what it names, as it is declared.</summary>
    public static string Declared(string name, IEnumerable<int> shape) =>
        shape.Any() ? $"{name}[{CSharpText.List(shape)}]" : name;

    public void Write(CodeWriter writer)
    {
        Values.Write(writer);
        Parameters.Write(writer);
        Logits.Write(writer);
    }

    private void NameParameters(IReadOnlyList<ParameterPart> parts)
    {
        foreach (var part in parts)
        {
            foreach (var tensor in part.Tensors)
            {
                Parameters.Add(
                    part.Property + CSharpText.Pascal(tensor.Name),
                    Declared(tensor.Name, tensor.Shape),
                    tensor.Offset,
                    tensor.Count,
                    part.IsFamily ? Enumerable.Range(1, part.Heads.Length - 1).Select(h => tensor.Offset + (h * part.Stride)) : null);
            }
        }
    }

    private void NameLogits(ModelIr model, ClassNames names, HeadIr[][] families)
    {
        foreach (var family in families)
        {
            var first = family[0];
            Logits.Add(
                names.Of(first).Property,
                Declared(first.Name, first.FamilyIndex is null ? [] : [family.Length]),
                first.Logits - model.LogitOffset,
                first.LogitCount,
                family.Skip(1).Select(h => h.Logits - model.LogitOffset));
        }
    }

    private void NameValues(ModelIr model, ClassNames names, HeadIr[][] families)
    {
        foreach (var input in model.Inputs)
            Values.Add(CSharpText.Pascal(input.Name), "input " + Declared(input.Name, Width(input.Width)), input.Offset, input.Width);
        foreach (var let in model.Lets) Values.Add(CSharpText.Pascal(let.Name), "let " + Declared(let.Name, Width(let.Width)), let.Offset, let.Width);
        foreach (var family in families.Where(f => f.All(h => h.Measurements.Count > 0)))
        {
            var first = family[0];
            Values.Add(
                names.Of(first).Property + "Expectations",
                $"expectations of {first.Name}",
                first.Measurements[0].Value,
                CountFromFirst(first),
                family.Skip(1).Where(h => CountFromFirst(h) == CountFromFirst(first)).Select(h => h.Measurements[0].Value));
        }

        var steps = 1;
        foreach (var step in model.Backbone.Concat(model.Heads.SelectMany(h => h.Computations)).Where(c => c.Output < model.LogitOffset))
        {
            var comment = step is AffineIr ? "a layer" : "a part of a formula";
            if (Values.Add(FormattableString.Invariant($"Step{steps}"), comment, step.Output, step.Count)) steps++;
        }

        Values.Add("Logits", "logits", model.LogitOffset, model.LogitCount);
    }

    /// <summary>How many of the expectations that a head reads lie side by side with the first; others a head before it measured.</summary>
    private static int CountFromFirst(HeadIr head)
    {
        var count = 1;
        while (count < head.Measurements.Count && head.Measurements[count].Value == head.Measurements[0].Value + count) count++;
        return count;
    }

    private static int[] Width(int width) => width == 1 ? [] : [width];
}
