using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The C# names of the parts of a model.</summary>
internal sealed class ClassNames
{
    /// <summary>Of the generated class itself; contracts with users and with the runtime, so no model may take their names.</summary>
    private static readonly string[] Members =
    [
        "Decode", "Schema", "Prepare", "Forward", "Backward", "Predict", "Load", "Save", "FromParameters", "Prediction", "ParameterView", "Parameters",
        "View", "ToDiagram", "ToSvg", "DescribeCircuit", "ToOpenQasm2", "OpenQasm2Program", "ToOpenQasm3", "ParameterValues", "CircuitCount",
        "RequireCount", "LoadParameters", "ParameterCount", "InputWidth", "LogitCount", "QubitCount", "ValueAt", "ParameterAt", "LogitAt", "Circuits",
        "SharedStage2", "SharedInputs3", "SharedStage3", "ComputeAngles", "ShiftedCircuits", "Shifts", "Samples", "ShotSeed", "PrepareTables", "ComputeAnglesBackward", "RunCircuits", "RunCircuitsBackward",
        "ReadExpectations", "ReadExpectationsBackward", "ComputeLogits", "ComputeLogitsBackward",
    ];

    private readonly Dictionary<string, HeadNames> heads = new(StringComparer.Ordinal);

    public ClassNames(ModelIr model)
    {
        Class = CSharpText.TypeName(model.Name);
        var scope = new NameScope([model.Name, .. Members]);
        var properties = new NameScope("Prediction", "PrintMembers");
        foreach (var head in model.Heads)
        {
            if (heads.ContainsKey(head.Name)) continue;
            var name = CSharpText.Pascal(head.Name);
            var property = properties.Take(name);
            var answersWithProbability = head.Kind != HeadKind.Regression;
            heads.Add(head.Name, new HeadNames(
                property,
                answersWithProbability ? properties.Take(property + (head.Kind == HeadKind.Binary ? "Probability" : "Probabilities")) : "",
                head.Labels.Count > 0 ? scope.Take(name + "Label") : ""));
        }
    }

    public string Class { get; }

    /// <summary>Whether a class of this name cannot be generated: it would be named like one of its members, or like a word its code is written with.</summary>
    public static bool IsReserved(string model) =>
        model is "nameof" or "unmanaged" or "var" || Members.Contains(model);

    public HeadNames Of(HeadIr head) => heads[head.Name];
}

/// <summary>The C# names of a head, or of a family of heads.</summary>
/// <param name="Property">Its prediction.</param>
/// <param name="Probability">Its probability or probabilities; empty for a regression.</param>
/// <param name="Labels">The enumeration of its labels; empty where it has none.</param>
internal sealed record HeadNames(string Property, string Probability, string Labels);
