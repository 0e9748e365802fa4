using Qmtl.Compiler.Intermediate;

namespace Qmtl.Compiler.Emit.CSharp;

/// <summary>The model's description for trainers, files and tools.</summary>
internal static class SchemaSection
{
    private const string Modeling = "global::Qmtl.Modeling";

    public static void Write(CodeWriter writer, CSharpModel input, ModelPlaces places)
    {
        var model = input.Plan.Model;
        var tensors = new ModelNames(model);
        writer.Line("/// <inheritdoc/>");
        using (writer.Open($"public static {Modeling}.ModelSchema Schema {{ get; }} = new()", "};"))
        {
            writer.Line($"Name = {CSharpText.Literal(model.Name)},");
            writer.Line($"Fingerprint = {CSharpText.Literal(input.Fingerprint)},");
            if (model.Backend is { } backend) writer.Line($"Backend = {CSharpText.Literal(backend.ToString())},");
            if (model.Heads.SelectMany(h => h.Samples).FirstOrDefault() is { } sample)
            {
                writer.Line($"Shots = {sample.Shots},");
                if (CountUnread(model) is var unread and > 0) writer.Line($"DistributionValues = {unread},");
            }

            using (writer.Open($"Inputs = new {Modeling}.InputSchema[]", "},"))
            {
                foreach (var i in model.Inputs) writer.Line($"new({CSharpText.Literal(i.Name)}, {places.Value(i.Offset)}, {i.Width}),");
            }

            using (writer.Open($"Parameters = new {Modeling}.ParameterSchema[]", "},"))
            {
                foreach (var p in model.Parameters) writer.Line($"{Parameter(tensors, p, places)},");
            }

            using (writer.Open($"Heads = new {Modeling}.HeadSchema[]", "},"))
            {
                foreach (var h in model.Heads) writer.Line($"{Head(model, h, places)},");
            }

            writer.Line($"Layout = {Layout(input)},");
        }

        writer.Line();
    }

    /// <summary>How many products are measured for the sake of distributions alone.</summary>
    private static int CountUnread(ModelIr model) => model.Heads.SelectMany(h => h.Samples).Sum(s => s.Places.Count - s.Observables.Count);

    private static string Parameter(ModelNames names, ParameterIr p, ModelPlaces places) =>
        $"new({CSharpText.Literal(names.Tensor(p))}, {Modeling}.ModelStage.{p.Stage}, "
        + $"{(p.Head is { } head ? head.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null")}, {places.Parameters.At(p.Offset)}, "
            + $"[{CSharpText.List(p.Shape)}], {Initializer(p.Initializer)})";

    private static string Initializer(InitializerIr initializer) => initializer switch
    {
        InitializerIr.Uniform u => $"new {Modeling}.Initializer.Uniform({CSharpText.Literal(u.Low)}, {CSharpText.Literal(u.High)})",
        InitializerIr.Normal n => $"new {Modeling}.Initializer.Normal({CSharpText.Literal(n.Mean)}, {CSharpText.Literal(n.StandardDeviation)})",
        InitializerIr.Constant c => $"new {Modeling}.Initializer.Constant({CSharpText.Literal(c.Value)})",
        _ => throw new InvalidOperationException($"No code is known for {initializer}."),
    };

    private static string Head(ModelIr model, HeadIr h, ModelPlaces places)
    {
        var labels = h.Kind != HeadKind.Categorical ? [] : h.Labels.Count > 0 ? h.Labels : Enumerable.Range(0, h.LogitCount).Select(i => $"{i}");
        return $"new({CSharpText.Literal(h.DisplayName)}, {Modeling}.HeadKind.{h.Kind}, "
            + $"[{string.Join(", ", labels.Select(CSharpText.Literal))}], {places.Logits.At(h.Logits - model.LogitOffset)}, {h.LogitCount})";
    }

    private static string Layout(CSharpModel input)
    {
        var (model, plan) = (input.Plan.Model, input.Plan);
        var shapes = plan.Circuits.Select(c => plan.Shapes[c.Shape]).ToArray();
        var angles = plan.Circuits.Sum(c => c.Angles.Count);
        return $"new(Values: {model.Values}, InputWidth, LogitCount, Angles: {angles}, "
            + $"Amplitudes: {shapes.Sum(s => s.Amplitudes)}, LargestState: {shapes.Select(s => s.StateAmplitudes).DefaultIfEmpty(0).Max()}, "
            + $"Tables: {shapes.Sum(s => s.TableLength)}{(shapes.Any(s => s.IsMixed) ? ", IsMixed: true" : "")}{(shapes.Any(s => s.Trajectories > 0) ? ", IsEstimated: true" : "")})";
    }
}
