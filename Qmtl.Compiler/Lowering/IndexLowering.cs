using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>Picks elements and slices of vectors, tensors and registers.</summary>
internal sealed class IndexLowering(LoweringSession session, ExpressionLowering expressions)
{
    public Quantity? Element(ElementSyntax element)
    {
        var name = element.Name.Text;
        var value = expressions.Find(element.Name);
        switch (value)
        {
            case Quantity.Vector vector:
                return Pick(element, [vector.Elements.Length], place => vector.Elements[place]);
            case Quantity.Tensor tensor:
                return Pick(element, tensor.Shape, place => new ParameterScalar(tensor.Offset + place));
            case Quantity.Scalar:
                session.Report(ShapeDiagnostics.NotIndexable(element.Span, name));
                return null;
            default:
                return null;
        }
    }

    /// <param name="span">The register with its index.</param>
    public Quantity.Qubits? Qubits(NameSyntax register, IndexSyntax? index, TextSpan span)
    {
        if (expressions.Find(register) is not Quantity.Qubits qubits) return null;
        if (index is null) return qubits;
        if (Positions(index, register.Text, register.Text, qubits.Indices.Length, "qubit", text => $"{register.Text}[{text}]", span) is not { } picked)
            return null;
        return new Quantity.Qubits([.. Enumerable.Range(picked.From, picked.Count).Select(i => qubits.Indices[i])], picked.From, index is SingleIndexSyntax);
    }

    /// <summary>The qubits that an expression names.</summary>
    public Quantity.Qubits? Qubits(ExpressionSyntax named)
    {
        if (named is not ElementSyntax element) return Qubits(((ReferenceSyntax)named).Name, null, named.Span);
        if (element.Indices.Count == 1) return Qubits(element.Name, element.Indices[0], named.Span);
        if (Qubits(element.Name, null, named.Span) is { } register)
            RankMismatch(named.Span, element.Name.Text, [register.Indices.Length], element.Indices.Count);
        return null;
    }

    /// <summary>How many elements <c>size</c> counts.</summary>
    public int? SizeOf(ExpressionSyntax named)
    {
        var name = named is ElementSyntax element ? element.Name : ((ReferenceSyntax)named).Name;
        switch (expressions.Find(name) is Quantity.Qubits ? Qubits(named) : expressions.Lower(named))
        {
            case Quantity.Qubits qubits:
                return qubits.Indices.Length;
            case Quantity.Vector vector:
                return vector.Elements.Length;
            case Quantity.Tensor tensor:
                return tensor.Shape[0];
            case Quantity.Scalar:
                session.Report(ShapeDiagnostics.NotIndexable(named.Span, name.Text));
                return null;
            default:
                return null;
        }
    }

    private Quantity? Pick(ElementSyntax element, int[] shape, Func<int, Scalar> at)
    {
        var indices = element.Indices;
        var name = element.Name.Text;
        if (indices.Count != shape.Length)
        {
            RankMismatch(element.Span, name, shape, indices.Count);
            return null;
        }

        var picked = new (int From, int Count)[shape.Length];
        var isWhole = true;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var holder = shape.Length == 1 ? name : FormattableString.Invariant($"dimension {axis} of {name}");
            var place = axis;
            var found = Positions(indices[axis], name, holder, shape[axis], "element", text => Describe(name, shape.Length, place, text), element.Span);
            isWhole &= found is not null;
            picked[axis] = found ?? default;
        }

        if (!isWhole) return null;
        var ranges = Enumerable.Range(0, shape.Length).Where(axis => indices[axis] is RangeSyntax).ToList();
        if (ranges.Count > 1)
        {
            session.Report(ShapeDiagnostics.VectorExpected(element.Span, [.. ranges.Select(axis => picked[axis].Count)]));
            return null;
        }

        var offset = 0;
        for (var axis = 0; axis < shape.Length; axis++) offset = (offset * shape[axis]) + picked[axis].From;
        if (ranges.Count == 0) return new Quantity.Scalar(at(offset));
        var stride = shape.Skip(ranges[0] + 1).Aggregate(1, (product, size) => product * size);
        return new Quantity.Vector([.. Enumerable.Range(0, picked[ranges[0]].Count).Select(i => at(offset + (i * stride)))]);
    }

    /// <summary>The elements that an index stands for, checked against a size.</summary>
    /// <param name="describe">The element or slice in messages, given the text of this index.</param>
    private (int From, int Count)? Positions(IndexSyntax index, string name, string holder, int size, string noun, Func<string, string> describe, TextSpan span)
    {
        if (index is SingleIndexSyntax single)
        {
            if (expressions.Integer(single.Value, $"an index of '{name}'") is not { } i) return null;
            if (i >= 0 && i < size) return ((int)i, 1);
            session.Report(ShapeDiagnostics.IndexOutOfRange(span, describe(ShapeDiagnostics.Number(i)), holder, size, noun));
            return null;
        }

        var range = (RangeSyntax)index;
        if (expressions.Range(range) is not var (from, to)) return null;
        if (from < 0 || to > size)
        {
            session.Report(ShapeDiagnostics.SliceEndsTooLate(span, describe($"{ShapeDiagnostics.Number(from)}..{ShapeDiagnostics.Number(to)}"), holder, size, noun));
            return null;
        }

        if (from < to) return ((int)from, (int)(to - from));
        session.Report(ShapeDiagnostics.EmptySlice(range.Span, (int)from));
        return null;
    }

    private void RankMismatch(TextSpan span, string name, int[] shape, int indices) =>
        session.Report(ShapeDiagnostics.RankMismatch(span, name, shape, indices));

    /// <summary><c>theta[:, 8, :]</c>: the other indices are not to blame.</summary>
    private static string Describe(string name, int rank, int axis, string text) =>
        $"{name}[{string.Join(", ", Enumerable.Range(0, rank).Select(i => i == axis ? text : ":"))}]";
}
