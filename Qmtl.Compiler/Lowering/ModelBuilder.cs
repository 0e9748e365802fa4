using Qmtl.Compiler.Diagnostics;
using Qmtl.Compiler.Intermediate;
using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Lowering;

/// <summary>A model while it is lowered.</summary>
internal sealed class ModelBuilder
{
    private readonly LoweringSession session;
    private int steps;
    private readonly Dictionary<TextSpan, string> documentation = [];

    public ModelBuilder(LoweringSession session)
    {
        this.session = session;
        Weights = new WeightTable(session);
        State = new SharedExpectations(Layout);
    }

    public ValueLayout Layout { get; } = new();

    /// <summary>What is measured of the state after the shared stage.</summary>
    public SharedExpectations State { get; }

    public List<InputIr> Inputs { get; } = [];

    public WeightTable Weights { get; }

    public List<RegisterIr> Registers { get; } = [];

    public List<LetIr> Lets { get; } = [];

    public List<ComputationIr> Backbone { get; } = [];

    public List<OperationIr> Encoding { get; } = [];

    public List<HeadIr> Heads { get; } = [];

    /// <summary>The head that is lowered now; null outside heads.</summary>
    public HeadBuilder? Head { get; set; }

    public StageKind Stage { get; set; } = StageKind.Backbone;

    /// <summary>The let that is lowered now, after which its layers are called.</summary>
    public string? LetName { get; set; }

    /// <summary>What is said about it.</summary>
    public string LetDocumentation { get; set; } = "";

    /// <summary>Whether the model unrolls to too much, which is told already: what is left is not lowered.</summary>
    public bool IsExhausted { get; private set; }

    public List<OperationIr> Gates => Head?.Gates ?? Encoding;

    public int Qubits => Registers.Sum(r => r.Size);

    private List<ComputationIr> Computations => Head is { IsMeasured: true } head ? head.Output : Backbone;

    /// <summary>Counts work to do; false where it is too much.</summary>
    public bool Spend(long count, TextSpan span)
    {
        if (IsExhausted) return false;
        if (count <= LoweringLimits.Steps - steps)
        {
            steps += (int)count;
            return true;
        }

        IsExhausted = true;
        session.Report(ShapeDiagnostics.TooManyGates(span, LoweringLimits.Steps));
        return false;
    }

    /// <summary>Adds tensors that belong together to the stage under way; their first parameters, or null where there was an error.</summary>
    public int[]? AddParameters(TextSpan span, params (string Name, int[] Shape, InitializerIr Initializer)[] tensors) =>
        Weights.Add((Stage, Head?.Index), span, tensors);

    /// <summary>Keeps what is said about the tensors that are declared at a place.</summary>
    public void Document(TextSpan declaration, string text) => documentation[declaration] = text;

    public ParameterIr Documented(ParameterIr parameter) =>
        documentation.TryGetValue(parameter.Span, out var text) ? parameter with { Documentation = text } : parameter;

    /// <summary>Places for values that are computed where the current statement stands; null where the model grows too large.</summary>
    public int? AddValues(int count, TextSpan span) =>
        !HasRoomFor(count, span) ? null : Head is { IsMeasured: true } ? Layout.AddSteps(count) : Layout.AddLet(count);

    /// <summary>Whether so many more values are within the limit; if not, that is told.</summary>
    public bool HasRoomFor(int count, TextSpan span)
    {
        var total = Layout.Total + (double)count;
        if (total <= LoweringLimits.Values) return true;
        session.Report(ShapeDiagnostics.AboveLimit(span, "the number of values the model computes", total, LoweringLimits.Values));
        return false;
    }

    public void Compute(ComputationIr computation) => Computations.Add(computation);

    /// <summary>Where the elements lie side by side in the value vector; they are computed there if they do not yet.</summary>
    public int? Store(IReadOnlyList<Scalar> elements, TextSpan span)
    {
        if (ScalarRoll.FindRegion(elements) is { } region) return region;
        if (AddValues(elements.Count, span) is not { } output) return null;
        return Compute(ScalarRoll.ToMaps(elements, output, span), Computations) ? output : null;
    }

    /// <summary>Adds computations to a list; false where that is too much work.</summary>
    public bool Compute(IEnumerable<MapIr> maps, List<ComputationIr> computations)
    {
        foreach (var map in maps)
        {
            if (!Spend(1 + ScalarSize.Work(map.Body), map.Span)) return false;
            computations.Add(map);
        }

        return true;
    }
}
