using Microsoft.CodeAnalysis;
using Qmtl.Compiler;

namespace Qmtl.Generators;

/// <summary>Turns every <c>.qmtl</c> file among the additional files into one class per model.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class QmtlGenerator : IIncrementalGenerator
{
    private readonly CompileFile compile;

    public QmtlGenerator()
        : this(QmtlCompiler.Compile)
    {
    }

    internal QmtlGenerator(CompileFile compile) => this.compile = compile;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var projectDirectory = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory) ? directory : "")
            .WithTrackingName(StepNames.ProjectDirectory);

        var constants = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue("build_property.QmtlConstants", out var text) ? ProjectConstants.Read(text) : ProjectConstants.None)
            .WithTrackingName(StepNames.Constants);

        // A project that names a file which the package has found already gives it twice.
        var files = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".qmtl", StringComparison.OrdinalIgnoreCase))
            .Collect()
            .SelectMany(static (texts, _) => texts.GroupBy(text => text.Path, StringComparer.Ordinal).Select(same => same.First()))
            .Select(static (text, cancellationToken) => ModelFile.Read(text, cancellationToken))
            .WithTrackingName(StepNames.Files);

        // A unit is equal to what it was unless its file, or one that it imports, has changed.
        var units = files
            .Combine(files.Collect())
            .Select(static (pair, _) => ModelUnit.Gather(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Units);

        var compile = this.compile;
        var compiled = units
            .Combine(constants)
            .Select((pair, cancellationToken) => FileCompilation.Run(pair.Left, pair.Right.Values, compile, cancellationToken))
            .WithTrackingName(StepNames.Compiled);

        // What concerns all files is small, and stays the same while the text of a file is edited.
        var hints = files
            .Select(static (file, _) => file.Path)
            .Collect()
            .Combine(projectDirectory)
            .Select(static (pair, _) => HintNames.Of(pair.Left, pair.Right))
            .WithTrackingName(StepNames.HintNames);
        var repeated = compiled
            .SelectMany(static (file, _) => file.Declarations)
            .Collect()
            .Select(static (declarations, _) => RepeatedModel.Find(declarations))
            .WithTrackingName(StepNames.RepeatedModels);

        var mistaken = compiled
            .SelectMany(static (file, _) => file.Constants)
            .Collect()
            .Combine(constants)
            .Select(static (pair, _) => pair.Right.FindMistakes(pair.Left))
            .WithTrackingName(StepNames.MistakenConstants);

        // Sources and diagnostics are reported apart, so that a moved diagnostic never emits code again.
        var sources = compiled
            .Combine(hints.Combine(repeated))
            .SelectMany(static (pair, _) => GeneratedSource.Of(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(StepNames.Sources);
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));

        var diagnostics = compiled
            .SelectMany(static (result, _) => result.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(DiagnosticReport.Create(diagnostic)));
        context.RegisterSourceOutput(mistaken, static (output, findings) =>
        {
            foreach (var finding in findings) output.ReportDiagnostic(DiagnosticReport.Create(finding));
        });
        context.RegisterSourceOutput(repeated, static (output, models) =>
        {
            foreach (var model in models) output.ReportDiagnostic(DiagnosticReport.Create(model.ToDiagnostic()));
        });
    }
}
