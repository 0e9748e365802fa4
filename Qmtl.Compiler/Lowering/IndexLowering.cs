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
        switch (expressions.Find(element.Name))
        {
            case Quantity.Vector { Elements: var numbers }:
                return Pick(element, Selection.All(0, [numbers.Length])) is not { } few ? null
                    : few.IsElement ? new Quantity.Scalar(numbers[few.Offset])
                    : new Quantity.Vector([.. few.Places.Select(place => numbers[place])]);
            case Quantity.Observables { Elements: var observables }:
                return Pick(element, Selection.All(0, [observables.Length])) is not { } some ? null
                    : some.IsElement ? new Quantity.Observable(observables[some.Offset])
                    : new Quantity.Observables([.. some.Places.Select(place => observables[place])]);
            case Quantity.Tensor tensor:
                return Pick(element, tensor.Selection) is not { } part ? null
                    : part.IsElement ? new Quantity.Scalar(new ParameterScalar(part.Offset))
                    : part.Shape.Length > 1 ? new Quantity.Tensor(part)
                    : new Quantity.Vector([.. part.Places.Select(place => new ParameterScalar(place))]);
            case Quantity.Scalar or Quantity.Truth or Quantity.Observable:
                session.Report(ShapeDiagnostics.NotIndexable(element.Span, element.Name.Text));
                return null;
            default:
                return null;
        }
    }

    /// <param name="span">The register with its indices.</param>
    public Quantity.Qubits? Qubits(NameSyntax register, EquatableArray<IndexSyntax> indices, TextSpan span)
    {
        if (expressions.Find(register) is not Quantity.Qubits qubits) return null;
        if (indices.Count == 0) return qubits;
        var (name, size) = (register.Text, qubits.Indices.Length);
        var picked = indices.Select(index => Positions(index, name, name, size, "qubit", text => $"{name}[{text}]", span)).ToList();
        if (picked.Contains(null)) return null;
        var places = picked.SelectMany(range => Enumerable.Range(0, (int)range!.Value.Count).Select(i => (int)range.Value[i])).ToArray();
        if (places.GroupBy(place => place).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            session.Report(ShapeDiagnostics.PickedTwice(span, name, repeated.Key));
            return null;
        }

        return new Quantity.Qubits([.. places.Select(place => qubits.Indices[place])], places, indices.Count == 1 && indices[0] is SingleIndexSyntax);
    }

    /// <summary>The qubits that an expression names.</summary>
    public Quantity.Qubits? Qubits(ExpressionSyntax named) => named is ElementSyntax element
        ? Qubits(element.Name, element.Indices, named.Span)
        : Qubits(((ReferenceSyntax)named).Name, [], named.Span);

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
            case Quantity.Observables observables:
                return observables.Elements.Length;
            case Quantity.Tensor tensor:
                return tensor.Shape[0];
            case Quantity.Scalar or Quantity.Truth or Quantity.Observable:
                session.Report(ShapeDiagnostics.NotIndexable(named.Span, name.Text));
                return null;
            default:
                return null;
        }
    }

    private Selection? Pick(ElementSyntax element, Selection all)
    {
        var (indices, name, shape) = (element.Indices, element.Name.Text, all.Shape);
        if (indices.Count != shape.Length)
        {
            session.Report(ShapeDiagnostics.RankMismatch(element.Span, name, shape, indices.Count));
            return null;
        }

        var offset = all.Offset;
        var isWhole = true;
        var (sizes, strides) = (new List<int>(), new List<int>());
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var holder = shape.Length == 1 ? name : FormattableString.Invariant($"dimension {axis} of {name}");
            var place = axis;
            var found = Positions(indices[axis], name, holder, shape[axis], "element", text => Describe(name, shape.Length, place, text), element.Span);
            isWhole &= found is not null;
            if (found is not { } range) continue;
            offset += (int)range.From * all.Strides[axis];
            if (indices[axis] is SingleIndexSyntax) continue;
            sizes.Add((int)range.Count);
            strides.Add((int)range.Step * all.Strides[axis]);
        }

        return isWhole ? new Selection(offset, [.. sizes], [.. strides]) : null;
    }

    /// <summary>The elements that an index stands for, checked against a size.</summary>
    /// <param name="describe">The element or slice in messages, given the text of this index.</param>
    private IntegerRange? Positions(IndexSyntax index, string name, string holder, int size, string noun, Func<string, string> describe, TextSpan span)
    {
        if (index is SingleIndexSyntax single)
        {
            if (expressions.Integer(single.Value, $"an index of '{name}'") is not { } i) return null;
            if (i >= 0 && i < size) return new IntegerRange(i, i + 1, 1);
            session.ReportOutOfRange(ShapeDiagnostics.IndexOutOfRange(span, describe(ShapeDiagnostics.Number(i)), holder, size, noun));
            return null;
        }

        if (expressions.Range((RangeSyntax)index) is not { } range) return null;
        if (!range.LiesWithin(size))
        {
            session.ReportOutOfRange(ShapeDiagnostics.SliceEndsTooLate(span, describe(range.ToString()), holder, size, noun));
            return null;
        }

        // A step larger than the slice takes its first element only, and must not overflow as a stride.
        if (range.Count > 0) return range.Count == 1 ? range with { To = range.From + Math.Sign(range.Step), Step = Math.Sign(range.Step) } : range;
        session.Report(ShapeDiagnostics.EmptySlice(index.Span, (int)range.From));
        return null;
    }

    /// <summary><c>theta[:, 8, :]</c>: the other indices are not to blame.</summary>
    private static string Describe(string name, int rank, int axis, string text) =>
        $"{name}[{string.Join(", ", Enumerable.Range(0, rank).Select(i => i == axis ? text : ":"))}]";
}
