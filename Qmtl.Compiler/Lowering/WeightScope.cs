using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Syntax;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>
/// The weights of one application of a block, or of the model itself. A block applied again under a name takes the weights of that
/// name, and the blocks within it theirs, in the order of the first time.
/// </summary>
internal sealed class WeightScope
{
    private readonly Dictionary<string, WeightScope> named = new(StringComparer.Ordinal);
    private readonly List<WeightScope> unnamed = [];
    private readonly List<SharedTensors> tensors = [];
    private int nextUnnamed;
    private int nextTensors;

    /// <summary>The names of the applications around it, each with a dot: <c>common.</c>.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>The first application, and the one that runs now, whose name decides about sharing; null where no name does.</summary>
    public (ApplicationSyntax First, ApplicationSyntax Now)? Sharing { get; private set; }

    /// <summary>Whether it ran before, so that its weights are known.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether as many weights were taken as there are.</summary>
    public bool IsUsedUp => nextTensors == tensors.Count && nextUnnamed == unnamed.Count;

    /// <summary>Whether other weights were asked for than it has.</summary>
    public bool Differs { get; set; }

    private TextSpan Block { get; init; }

    /// <summary>The scope of an application within this one, and whether that is what its name was given to before.</summary>
    /// <param name="block">Where the block is declared.</param>
    public (WeightScope Inner, bool IsSame) Enter(ApplicationSyntax application, TextSpan block)
    {
        var label = application.Label?.Text;
        WeightScope? inner;
        if (label is null) inner = unnamed.ElementAtOrDefault(nextUnnamed++);
        else named.TryGetValue(label, out inner);

        var isSame = inner is null ? label is not null || !IsKnown : inner.Block == block;
        if (inner is null)
        {
            inner = new WeightScope { Prefix = label is null ? Prefix : $"{Prefix}{label}.", Block = block };
            if (label is null) unnamed.Add(inner);
            else named.Add(label, inner);
        }

        inner.nextUnnamed = inner.nextTensors = 0;
        inner.Sharing = label is null ? Sharing : (inner.Sharing?.First ?? application, application);
        return (inner, isSame);
    }

    public void Complete() => IsKnown = true;

    public void Add(SharedTensors added)
    {
        tensors.Add(added);
        nextTensors++;
    }

    /// <summary>The tensors that come next where the scope is known; null where there are no more.</summary>
    public SharedTensors? Take() => nextTensors < tensors.Count ? tensors[nextTensors++] : null;
}

/// <summary>Tensors that belong together, such as the weights and biases of a layer.</summary>
/// <param name="prefix">The names of the applications they stand in.</param>
/// <param name="offset">Of their first parameter.</param>
internal sealed class SharedTensors(
    string prefix, IReadOnlyList<(string Name, int[] Shape, InitializerIr Initializer)> tensors, int offset, TextSpan span)
{
    public string[] Names => [.. tensors.Select(t => prefix + t.Name)];

    public IReadOnlyList<(string Name, int[] Shape, InitializerIr Initializer)> Tensors => tensors;

    public TextSpan Span => span;

    /// <summary>The stage, and the head where it is one, that they belong to.</summary>
    public (StageKind Stage, int? Head) Place { get; set; }

    public int[] Offsets
    {
        get
        {
            var next = offset;
            return [.. tensors.Select(t => (next += Count(t.Shape)) - Count(t.Shape))];
        }
    }

    private static int Count(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    public bool IsLike(IReadOnlyList<(string Name, int[] Shape, InitializerIr Initializer)> others) =>
        tensors.Count == others.Count
        && tensors.Zip(others, (a, b) => a.Name == b.Name && a.Shape.SequenceEqual(b.Shape) && a.Initializer == b.Initializer).All(same => same);
}
