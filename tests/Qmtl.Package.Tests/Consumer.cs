namespace Qmtl.Package.Tests;

/// <summary>A stranger's project: the one that <c>docs/package.md</c> shows, in a folder of its own.</summary>
internal sealed class Consumer
{
    private readonly PackedPackages packages;

    public Consumer(PackedPackages packages, string name)
    {
        this.packages = packages;
        Folder = packages.CreateFolder(name);
        Name = name;
        Project = $"{name}.csproj";
        Write(Project, FirstExample("xml").Replace($"Version=\"{TestBuild.Version}\"", $"Version=\"{packages.Version}\"", StringComparison.Ordinal));
        Write("Models/Signs.qmtl", FirstExample("qmtl"));
        Write("Program.cs", FirstExample("csharp"));
    }

    /// <summary>What the program prints, as the guide promises.</summary>
    public const string Answer = "right: True, half: Lower\n";

    public string Name { get; }

    public string Folder { get; }

    public string Project { get; }

    public static string Guide { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "package.md"));

    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Change(string name, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        text.ShouldContain(from);
        Write(name, text.Replace(from, to, StringComparison.Ordinal));
    }

    public ProgramRun Build() => packages.Dotnet(Folder, "build", "-warnaserror");

    public ProgramRun Dotnet(params string[] arguments) => packages.Dotnet(Folder, arguments);

    public ProgramRun Run(string targetFramework = "net10.0") => Dotnet(Path.Combine("bin", "Debug", targetFramework, $"{Name}.dll"));

    private static string FirstExample(string language)
    {
        var fence = $"```{language}\n";
        var start = Guide.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return Guide[start..Guide.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
