using System.Globalization;
using System.Text;

namespace Qmtl.Compiler.Intermediate;

/// <summary>Prints a model as readable text, stage by stage, with one gate on a line.</summary>
public static class IrPrinter
{
    public static string Print(ModelIr model)
    {
        var text = new StringBuilder();
        var names = new ModelNames(model);
        var computations = new ComputationPrinter(model, names);
        Line(text, 0, $"model {(model.Namespace is null ? "" : model.Namespace + ".")}{model.Name}");
        foreach (var line in Documentation(model.Documentation)) Line(text, 1, line);
        if (model.Backend is { } backend) Line(text, 1, $"on {backend}");
        foreach (var input in model.Inputs) Line(text, 1, $"input {input.Name}[{input.Width}] at {input.Offset}");
        foreach (var let in model.Lets) Line(text, 1, $"let {let.Name}[{let.Width}] at {let.Offset}");
        Line(text, 1, $"values {model.Values}, logits at {model.LogitOffset}");
        foreach (var parameter in model.Parameters)
            Line(text, 1, $"parameter {new ModelNames(model).Tensor(parameter)}{Shape(parameter.Shape)} at {parameter.Offset} in {Initializer(parameter.Initializer)}");
        foreach (var register in model.Registers) Line(text, 1, $"register {register.Name}[{register.Size}] at {register.FirstQubit}");

        Section(text, "backbone", model.Backbone.Select(computations.Print));
        Section(text, "encoding", model.Encoding.Select(computations.Print));
        HeadIr? measured = null;
        foreach (var head in model.Heads)
        {
            Line(text, 1, $"head {head.DisplayName} : {Kind(head)}");
            foreach (var line in Documentation(head.Documentation)) Line(text, 2, line);
            foreach (var gate in head.Gates) Line(text, 2, computations.Print(gate));
            if (measured is not null && head.Measurements.Count > 1 && head.Measurements == measured.Measurements)
            {
                Line(text, 2, $"measure what {measured.DisplayName} does");
            }
            else
            {
                foreach (var measurement in head.Measurements) Line(text, 2, $"measure {measurement.Observable} -> {computations.Place(measurement.Value, 1)}");
                measured = head;
            }

            foreach (var sample in head.Samples) Line(text, 2, $"sample {string.Join(", ", sample.Qubits.Select(names.Qubit))} in {sample.Shots} shots -> {string.Join(", ", sample.Observables.Select(o => computations.Place(sample.Places[o - 1], 1)))}");
            foreach (var computation in head.Computations) Line(text, 2, computations.Print(computation));
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst) Line(text, 1, title);
            isFirst = false;
            Line(text, 2, line);
        }
    }

    private static string Kind(HeadIr head) => head.Kind switch
    {
        HeadKind.Binary => "binary",
        HeadKind.Regression => "regression",
        _ => head.Labels.Count > 0 ? $"{{ {string.Join(", ", head.Labels)} }}" : FormattableString.Invariant($"classes({head.LogitCount})"),
    };

    private static string Shape(EquatableArray<int> shape) => shape.Count == 0 ? "" : $"[{string.Join(",", shape)}]";

    private static string Initializer(InitializerIr initializer) => initializer switch
    {
        InitializerIr.Uniform uniform => $"uniform({Number(uniform.Low)}, {Number(uniform.High)})",
        InitializerIr.Normal normal => $"normal({Number(normal.Mean)}, {Number(normal.StandardDeviation)})",
        InitializerIr.Constant constant => $"constant({Number(constant.Value)})",
        _ => throw new ArgumentOutOfRangeException(nameof(initializer)),
    };

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Documentation(string text) => text.Length == 0 ? [] : text.Split('\n').Select(line => ("/// " + line).TrimEnd());

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');
}
