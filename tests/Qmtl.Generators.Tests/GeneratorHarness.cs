using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Qmtl.Modeling;

namespace Qmtl.Generators.Tests;

/// <summary>Runs the generator on files in memory, as the C# compiler would, with every step tracked.</summary>
internal sealed class GeneratorHarness
{
    private const string ProjectDirectory = "/project/";

    private readonly Dictionary<string, AdditionalText> files = new(StringComparer.Ordinal);
    private Compilation compilation;
    private GeneratorDriver driver;

    /// <param name="tracksSteps">As the C# compiler does not, when it builds.</param>
    public GeneratorHarness(bool tracksSteps = true)
        : this(new QmtlGenerator(), tracksSteps)
    {
    }

    public GeneratorHarness(IIncrementalGenerator generator, bool tracksSteps = true)
    {
        compilation = CSharpCompilation.Create(
            "Tests",
            [CSharpSyntaxTree.ParseText("class Program;")],
            FindReferences(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            optionsProvider: new Options(constants: null),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));
    }

    public GeneratorHarness With(string path, string text)
    {
        var file = new InMemoryText(ProjectDirectory + path, text);
        driver = files.TryGetValue(path, out var old) ? driver.ReplaceAdditionalText(old, file) : driver.AddAdditionalTexts([file]);
        files[path] = file;
        return this;
    }

    /// <summary>Gives the C# compiler a file once more.</summary>
    public GeneratorHarness Again(string path)
    {
        driver = driver.AddAdditionalTexts([new InMemoryText(files[path].Path, files[path].GetText()!.ToString())]);
        return this;
    }

    /// <summary>Changes a C# file, which no <c>.qmtl</c> file depends on.</summary>
    public GeneratorHarness EditCSharp()
    {
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Added{compilation.SyntaxTrees.Count()};"));
        return this;
    }

    /// <summary>Builds as a project does that sets the severity of a diagnostic.</summary>
    public GeneratorHarness WithSeverity(string id, ReportDiagnostic severity)
    {
        var options = compilation.Options.SpecificDiagnosticOptions.SetItem(id, severity);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(options));
        return this;
    }

    /// <summary>Builds as a project does that gives numbers to constants.</summary>
    public GeneratorHarness WithConstants(string? constants)
    {
        driver = driver.WithUpdatedAnalyzerConfigOptions(new Options(constants));
        return this;
    }

    public GeneratorRunResult Run()
    {
        driver = driver.RunGenerators(compilation);
        return driver.GetRunResult().Results.Single();
    }

    /// <summary>Runs the generator, and compiles what it generated with the rest.</summary>
    public ImmutableArray<Diagnostic> Compile() => [.. Update().GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>A type among what is generated.</summary>
    public INamedTypeSymbol TypeOf(string name) => Update().GetTypeByMetadataName(name)!;

    private Compilation Update()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return updated;
    }

    private static IEnumerable<MetadataReference> FindReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Append(typeof(IModel).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));

    private sealed class InMemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(string? constants) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(constants);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Global(string? constants) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key switch
                {
                    "build_property.ProjectDir" => ProjectDirectory,
                    "build_property.QmtlConstants" => constants,
                    _ => null,
                };
                return value is not null;
            }
        }
    }
}
