using Qmtl.Compiler.Text;

namespace Qmtl.Compiler.Tests;

/// <summary>A program in <c>Samples</c>. Those that a compiler must refuse are named <c>Invalid…</c>.</summary>
internal sealed record Sample(string Name)
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "Qmtl.Compiler.Tests", "Samples");

    public static IReadOnlyList<Sample> All { get; } =
        [.. Directory.GetDirectories(Root).Select(d => new Sample(Path.GetFileName(d))).OrderBy(s => s.Name, StringComparer.Ordinal)];

    public bool IsValid => !Name.StartsWith("Invalid", StringComparison.Ordinal);

    public string Folder => Path.Combine(Root, Name);

    public SourceText Read() => new("main.qmtl", File.ReadAllText(Path.Combine(Folder, "main.qmtl")));

    /// <summary>The names of all samples, for theories.</summary>
    public static TheoryData<string> Names() => [.. All.Select(s => s.Name)];

    /// <summary>The names of the samples that compile, for theories.</summary>
    public static TheoryData<string> ValidNames() => [.. All.Where(s => s.IsValid).Select(s => s.Name)];
}
