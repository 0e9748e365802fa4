using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The C# names of the parts of a model.</summary>
internal sealed class ClassNames
{
    private static readonly string[] Members =
    [
        "Schema", "Prepare", "Forward", "Backward", "Predict", "Load", "Save", "FromParameters", "Prediction", "ParameterView", "Parameters",
        "View", "ToDiagram", "ToOpenQasm3", "ParameterValues", "CircuitCount",
    ];

    private readonly Dictionary<string, HeadNames> heads = new(StringComparer.Ordinal);

    public ClassNames(ModelIr model)
    {
        Class = CSharpText.Escaped(model.Name);
        var scope = new NameScope([model.Name, .. Members]);
        var properties = new NameScope("Prediction");
        var views = new NameScope("ParameterView", "Backbone", "Encoding");
        foreach (var head in model.Heads)
        {
            if (heads.ContainsKey(head.Name)) continue;
            var name = CSharpText.Pascal(head.Name);
            var property = properties.Take(name);
            var answersWithProbability = head.Kind != HeadKind.Regression;
            heads.Add(head.Name, new HeadNames(
                property,
                answersWithProbability ? properties.Take(property + (head.Kind == HeadKind.Binary ? "Probability" : "Probabilities")) : "",
                head.Labels.Count > 0 ? scope.Take(name + "Label") : "",
                views.Take(name)));
        }
    }

    public string Class { get; }

    public HeadNames Of(HeadIr head) => heads[head.Name];
}

/// <summary>The C# names of a head, or of a family of heads.</summary>
/// <param name="Property">Its prediction.</param>
/// <param name="Probability">Its probability or probabilities; empty for a regression.</param>
/// <param name="Labels">The enumeration of its labels; empty where it has none.</param>
/// <param name="View">Its parameters.</param>
internal sealed record HeadNames(string Property, string Probability, string Labels, string View);
