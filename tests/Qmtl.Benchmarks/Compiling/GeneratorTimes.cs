using Qmtl.Benchmarks.Measuring;
using Qmtl.Generators.Tests;

namespace Qmtl.Benchmarks.Compiling;

/// <summary>How long the generator takes inside the C# compiler, from the text of a file to syntax trees of C#.</summary>
internal static class GeneratorTimes
{
    /// <summary>After an edit of a project's only model, which gives another class each time.</summary>
    public static TimeSpan MeasureModel(GateModel model)
    {
        var project = new GeneratorHarness(tracksSteps: false);
        return Timing.Fastest(run => project.With("Model.qmtl", model.Print(run)).Run());
    }

    /// <summary>A project of as many files: all of them at first, and after an edit of one.</summary>
    public static (TimeSpan First, TimeSpan Edit) MeasureFiles(int files, int gates)
    {
        GateModel[] models = [.. Enumerable.Range(0, files).Select(i => GateModel.OfGates(gates, name: $"Model{i}"))];
        var first = Timing.Fastest(_ => AddAll(models).Run());
        var project = AddAll(models);
        var edit = Timing.Fastest(run =>
        {
            var edited = models[run % files];
            project.With($"{edited.Name}.qmtl", edited.Print(run + 1)).Run();
        });
        return (first, edit);
    }

    private static GeneratorHarness AddAll(GateModel[] models)
    {
        var project = new GeneratorHarness(tracksSteps: false);
        foreach (var model in models) project.With($"{model.Name}.qmtl", model.Print());
        return project;
    }
}
